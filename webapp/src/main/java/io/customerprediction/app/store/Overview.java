package io.customerprediction.app.store;

import java.util.Optional;

/**
 * The whole customer base in a few figures.
 *
 * @param scoring whose predictions these are; tells how fresh the data, how old the model is
 * @param totals over all customers
 * @param before the scoring by the model before, if there was one
 * @param totalsBefore its totals; of nobody if there was none
 */
public record Overview(Scoring scoring, Totals totals, Optional<Scoring> before, Totals totalsBefore) {}
