package io.customerprediction.model;

import io.customerprediction.survival.PurchasesIfReturning;
import io.customerprediction.survival.SurvivalCurve;
import org.jspecify.annotations.Nullable;

/**
 * All that a model says of a customer.
 *
 * @param curve probability of no purchase by each day ahead
 * @param purchases what the customer buys if there is a purchase; {@code null} if the model does not say
 */
public record Forecast(SurvivalCurve curve, @Nullable PurchasesIfReturning purchases) {}
