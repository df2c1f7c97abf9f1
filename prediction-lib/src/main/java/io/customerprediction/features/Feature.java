package io.customerprediction.features;

/**
 * Every feature of the models: its name in model bundles, what it is about, its unit and its meaning. The features of a
 * purchase history come first, in the order of their columns; see {@link HistoryFeatures} and {@link RfmFeatures} for which
 * of them a row holds. "In the last N days" counts back from the as-of date, which is the first of them.
 */
public enum Feature {
    RECENCY("recency", FeatureGroup.SILENCE, Unit.DAYS, "from the last purchase day to the as-of date"),
    TENURE("tenure", FeatureGroup.TENURE, Unit.DAYS, "from the first purchase day to the as-of date"),
    PURCHASE_DAYS("purchase_days", FeatureGroup.PACE, Unit.COUNT, "days with a purchase"),
    ORDERS("orders", FeatureGroup.PACE, Unit.COUNT, "orders in all"),
    DAYS_PER_PURCHASE("days_per_purchase", FeatureGroup.PACE, Unit.DAYS, "(tenure + 30) / purchase days"),
    MEAN_GAP(
            "mean_gap",
            FeatureGroup.PACE,
            Unit.DAYS,
            "mean days between consecutive purchase days; days_per_purchase before the second one"),
    LAST_GAP(
            "last_gap",
            FeatureGroup.PACE,
            Unit.DAYS,
            "days between the last two purchase days; days_per_purchase before the second one"),
    LONGEST_GAP(
            "longest_gap",
            FeatureGroup.PACE,
            Unit.DAYS,
            "most days between consecutive purchase days; days_per_purchase before the second one"),
    GAP_VARIATION(
            "gap_variation",
            FeatureGroup.PACE,
            Unit.RATIO,
            "coefficient of variation of the gaps; 1 with fewer than two gaps"),
    OVERDUE("overdue", FeatureGroup.SILENCE, Unit.RATIO, "(recency + 1) / (mean gap + 1)"),
    LONGER_GAPS(
            "longer_gaps",
            FeatureGroup.SILENCE,
            Unit.RATIO,
            "(own gaps longer than the recency + 1/2) / purchase days"),
    PURCHASES_7D("purchases_7d", FeatureGroup.LATELY, Unit.COUNT, "purchase days in the last 7 days"),
    PURCHASES_14D("purchases_14d", FeatureGroup.LATELY, Unit.COUNT, "purchase days in the last 14 days"),
    PURCHASES_30D("purchases_30d", FeatureGroup.LATELY, Unit.COUNT, "purchase days in the last 30 days"),
    PURCHASES_60D("purchases_60d", FeatureGroup.LATELY, Unit.COUNT, "purchase days in the last 60 days"),
    PURCHASES_90D("purchases_90d", FeatureGroup.LATELY, Unit.COUNT, "purchase days in the last 90 days"),
    PURCHASES_180D("purchases_180d", FeatureGroup.LATELY, Unit.COUNT, "purchase days in the last 180 days"),
    PURCHASES_365D("purchases_365d", FeatureGroup.LATELY, Unit.COUNT, "purchase days in the last 365 days"),
    TREND(
            "trend",
            FeatureGroup.LATELY,
            Unit.RATIO,
            "(purchase days in the last 90 days + 1/2) / (those in the 90 days before + 1/2)"),
    RHYTHM_60D("rhythm_60d", FeatureGroup.LATELY, Unit.COUNT, "purchase days, each weighted by exp(-age / 60 days)"),
    RHYTHM_200D("rhythm_200d", FeatureGroup.LATELY, Unit.COUNT, "purchase days, each weighted by exp(-age / 200 days)"),
    MONETARY("monetary", FeatureGroup.SPENDING, Unit.MONEY, "net spend in all: purchases less returns"),
    ORDER_VALUE("order_value", FeatureGroup.SPENDING, Unit.LOG_MONEY, "mean of log(1 + amount) of the purchase days"),
    LAST_ORDER_VALUE(
            "last_order_value",
            FeatureGroup.SPENDING,
            Unit.LOG_MONEY,
            "log(1 + amount) of the last purchase day, less order_value"),
    SPEND_30D("spend_30d", FeatureGroup.SPENDING, Unit.MONEY, "net spend in the last 30 days"),
    SPEND_90D("spend_90d", FeatureGroup.SPENDING, Unit.MONEY, "net spend in the last 90 days"),
    SPEND_365D("spend_365d", FeatureGroup.SPENDING, Unit.MONEY, "net spend in the last 365 days"),
    USUAL_GAP(
            "usual_gap",
            FeatureGroup.DUE,
            Unit.DAYS,
            "median of the last twelve gaps; days_per_purchase before the second purchase day"),
    GAP_SPREAD(
            "gap_spread",
            FeatureGroup.DUE,
            Unit.RATIO,
            "standard deviation of the logarithms of the last twelve gaps, from their 20th and 80th percentile; the fewer"
                    + " gaps, the nearer to 1"),
    WEEKDAY_SHARE(
            "weekday_share",
            FeatureGroup.DUE,
            Unit.RATIO,
            "(purchase days on the most frequent weekday + 2) / (purchase days + 14)"),
    WEEKDAY_IN("weekday_in", FeatureGroup.DUE, Unit.DAYS, "to the next such weekday: 1 to 7"),
    MONTH_DAY_SHARE(
            "month_day_share",
            FeatureGroup.DUE,
            Unit.RATIO,
            "(purchase days at most a day from the most frequent day of the month + 1) / (purchase days + 10)"),
    MONTH_DAY_IN("month_day_in", FeatureGroup.DUE, Unit.DAYS, "to the next such day of the month: 1 to 31"),
    YEAR_AGO_IN(
            "year_ago_in",
            FeatureGroup.DUE,
            Unit.DAYS,
            "from 365 days before the as-of date to the next purchase day of that time: 1 to 365; 366 without one"),
    TWO_YEARS_AGO_IN(
            "two_years_ago_in",
            FeatureGroup.DUE,
            Unit.DAYS,
            "from 730 days before the as-of date to the next purchase day of that time: 1 to 365; 366 without one"),
    THREE_YEARS_AGO_IN(
            "three_years_ago_in",
            FeatureGroup.DUE,
            Unit.DAYS,
            "from 1,095 days before the as-of date to the next purchase day of that time: 1 to 365; 366 without one"),
    FREQUENCY("frequency", FeatureGroup.PACE, Unit.COUNT, "orders in all, as one of the four inputs"),
    CLUSTER("cluster", FeatureGroup.SEGMENT, Unit.NUMBER, "number of the segment, 1 being the most valuable");

    /** What a feature is measured in. */
    public enum Unit {
        /** Days. */
        DAYS,
        /** How many. */
        COUNT,
        /** A number without a unit. */
        RATIO,
        /** The currency of the log. */
        MONEY,
        /** The natural logarithm of an amount in the currency of the log. */
        LOG_MONEY,
        /** A number that orders, without a distance. */
        NUMBER
    }

    private final String label;
    private final FeatureGroup group;
    private final Unit unit;
    private final String meaning;

    Feature(String label, FeatureGroup group, Unit unit, String meaning) {
        this.label = label;
        this.group = group;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** The name in model bundles and reports, such as {@code mean_gap}. */
    public String label() {
        return label;
    }

    /** What the feature is about. */
    public FeatureGroup group() {
        return group;
    }

    /** What the feature is measured in. */
    public Unit unit() {
        return unit;
    }

    /** How the feature is computed, in words. */
    public String meaning() {
        return meaning;
    }

    /** What values the feature can have. */
    public FeatureRange range() {
        return FeatureRange.of(this);
    }

    /** The place of the feature in a row of {@link HistoryFeatures}. */
    @SuppressWarnings("EnumOrdinal") // the order is that of the columns of bundles, which a test holds
    public int column() {
        return ordinal();
    }

    /** The value of the feature in a row of {@link HistoryFeatures}. */
    public double of(double[] row) {
        return row[column()];
    }

    /**
     * The value of the feature in one of several rows of {@link HistoryFeatures}.
     *
     * @param from where the row begins
     */
    public double of(double[] rows, int from) {
        return rows[from + column()];
    }
}
