/**
 * What all endpoints share: methods, bodies, forms, JSON and problems. The front door is
 * {@link io.customerprediction.app.http.Endpoint}, which makes a servlet of a
 * {@link io.customerprediction.app.http.Handler}.
 */
@NullMarked
package io.customerprediction.app.http;

import org.jspecify.annotations.NullMarked;
