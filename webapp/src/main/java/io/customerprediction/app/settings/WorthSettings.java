package io.customerprediction.app.settings;

/**
 * How the spend of customers is turned into value.
 *
 * @param margin share of the spend that is left, from 0 to 1
 * @param discountRate by which money a year ahead is worth less, such as 0.1
 */
public record WorthSettings(double margin, double discountRate) {
    private static final double PERCENT = 100;

    static WorthSettings ofPercentages(long margin, long discountRate) {
        return new WorthSettings(margin / PERCENT, discountRate / PERCENT);
    }
}
