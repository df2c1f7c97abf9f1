/**
 * Work that is repeated while the server runs. Front door: {@link io.customerprediction.app.background.Repeated}.
 */
@NullMarked
package io.customerprediction.app.background;

import org.jspecify.annotations.NullMarked;
