package io.customerprediction.app.api.inference;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for predictions.
 *
 * @param id the client's own name for it, given back with the answer
 * @param horizon the window that churn is about, in days
 * @param asOf the day that inputs count back from
 * @param customers whom it is about
 * @param outputs that are wanted, in this order
 */
record InferenceRequest(@Nullable String id, int horizon, LocalDate asOf, Customers customers, List<Output> outputs) {}
