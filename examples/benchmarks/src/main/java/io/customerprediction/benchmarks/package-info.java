/** Measures compiled forests beside other libraries; {@code docs/PERFORMANCE.md} says how to run it and what came out. */
@NullMarked
package io.customerprediction.benchmarks;

import org.jspecify.annotations.NullMarked;
