/** The front door: load a model bundle, ask it about customers. */
@NullMarked
package io.customerprediction;

import org.jspecify.annotations.NullMarked;
