package io.customerprediction.features;

/**
 * What values a feature can have, wide enough for every customer whose purchases are of the years 1900 to 2999: what is
 * outside of it was not computed from purchases.
 *
 * @param least the least value, in the feature's unit
 * @param most the largest value
 */
public record FeatureRange(double least, double most) {
    private static final double DAYS = 1e6;
    private static final double COUNT = 1e6;
    private static final double RATIO = 1e9;
    private static final double MONEY = 1e15;
    private static final double LOG_MONEY = 50;
    private static final double SHORTEST_GAP = 0.5;
    private static final double LEAST_SHARE = 1e-6;
    private static final double LEAST_SPREAD = 1e-3;
    private static final int LATEST_OF_A_YEAR = 366;

    static FeatureRange of(Feature feature) {
        return switch (feature) {
            case WEEKDAY_IN -> new FeatureRange(1, 7);
            case MONTH_DAY_IN -> new FeatureRange(1, 31);
            case YEAR_AGO_IN, TWO_YEARS_AGO_IN, THREE_YEARS_AGO_IN -> new FeatureRange(1, LATEST_OF_A_YEAR);
            case WEEKDAY_SHARE, MONTH_DAY_SHARE -> new FeatureRange(LEAST_SHARE, 1 - LEAST_SHARE);
            case GAP_SPREAD -> new FeatureRange(LEAST_SPREAD, RATIO);
            case DAYS_PER_PURCHASE, MEAN_GAP, LAST_GAP, LONGEST_GAP, USUAL_GAP -> new FeatureRange(SHORTEST_GAP, DAYS);
            case PURCHASE_DAYS, ORDERS, FREQUENCY, CLUSTER -> new FeatureRange(1, COUNT);
            default -> ofUnit(feature.unit());
        };
    }

    private static FeatureRange ofUnit(Feature.Unit unit) {
        return switch (unit) {
            case DAYS -> new FeatureRange(0, DAYS);
            case COUNT, NUMBER -> new FeatureRange(0, COUNT);
            case RATIO -> new FeatureRange(0, RATIO);
            case MONEY -> new FeatureRange(-MONEY, MONEY);
            case LOG_MONEY -> new FeatureRange(-LOG_MONEY, LOG_MONEY);
        };
    }

    /** Whether a customer can have this value; never so for {@code NaN}. */
    public boolean contains(double value) {
        return value >= least && value <= most;
    }
}
