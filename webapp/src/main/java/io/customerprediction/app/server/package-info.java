/** The application over HTTP: how its parts are wired, and the embedded server. */
@NullMarked
package io.customerprediction.app.server;

import org.jspecify.annotations.NullMarked;
