/** The application over HTTP: how its parts are wired, and the embedded server. */
@NullMarked
package io.customerprediction.web;

import org.jspecify.annotations.NullMarked;
