/** Makes the sample data in {@code data/} and logs of any size for measurements. */
@NullMarked
package io.customerprediction.examples.data;

import org.jspecify.annotations.NullMarked;
