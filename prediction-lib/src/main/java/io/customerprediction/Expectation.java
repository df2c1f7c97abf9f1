package io.customerprediction;

import java.io.Serializable;

/**
 * An expected figure with its 80 % interval: one in ten such customers is below it and one in ten above, as nearly as the
 * figure allows. Where no purchase is likelier than that, the interval begins at 0.
 *
 * @param mean the expected figure, at least 0
 * @param p10 where the interval begins
 * @param p90 where it ends
 */
public record Expectation(double mean, double p10, double p90) implements Serializable {
    private static final long serialVersionUID = 1L;
}
