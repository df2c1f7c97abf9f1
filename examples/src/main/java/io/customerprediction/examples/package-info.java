/** One program for each way of using the library and the server. */
@NullMarked
package io.customerprediction.examples;

import org.jspecify.annotations.NullMarked;
