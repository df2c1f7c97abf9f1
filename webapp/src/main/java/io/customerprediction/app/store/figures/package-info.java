/** What scorings sum up to: by risk, segment and spend, by month and week, and from one scoring to the next. Front door: {@code Summary}. */
@NullMarked
package io.customerprediction.app.store.figures;

import org.jspecify.annotations.NullMarked;
