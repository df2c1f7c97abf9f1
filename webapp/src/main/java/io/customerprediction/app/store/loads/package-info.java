/** Logs that are loaded as a whole, data sets that are made of them, and how a load is undone. Front door: {@code Loading}. */
@NullMarked
package io.customerprediction.app.store.loads;

import org.jspecify.annotations.NullMarked;
