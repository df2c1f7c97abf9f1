/** Scorings: written by {@code ScoringWriter}, read by {@code ScoredCustomers}, deleted by {@code Housekeeping}. */
@NullMarked
package io.customerprediction.app.store.scorings;

import org.jspecify.annotations.NullMarked;
