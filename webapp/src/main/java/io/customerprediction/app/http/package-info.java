/** What every endpoint shares: methods, bodies, JSON, problems. */
@NullMarked
package io.customerprediction.app.http;

import org.jspecify.annotations.NullMarked;
