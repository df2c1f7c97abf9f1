package io.customerprediction.app.store.figures;

import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.customers.Totals;
import java.util.Optional;

/**
 * The whole customer base in a few figures.
 *
 * @param scoring whose predictions these are; shows how fresh the data and how old the model are
 * @param totals over all customers
 * @param before the scoring by the model before, if there was one
 * @param totalsBefore its totals; of no customers if there was none
 */
public record Overview(Scoring scoring, Totals totals, Optional<Scoring> before, Totals totalsBefore) {}
