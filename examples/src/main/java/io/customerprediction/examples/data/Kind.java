package io.customerprediction.examples.data;

/** How a made-up customer buys. */
enum Kind {
    /** Comes every few weeks. */
    REGULAR(0.33, 18, 60, 2, 0.06, 28),
    /** Comes a few times a year. */
    OCCASIONAL(0.23, 70, 160, 1, 0.12, 35),
    /** Comes every month, nearly to the day. */
    MONTHLY(0.06, 27, 33, 16, 0.05, 22),
    /** Buys presents, most of all before Christmas. */
    GIFTS(0.10, 80, 140, 1, 0.08, 45),
    /** Buys for a shop: often, many lines, large amounts. */
    WHOLESALE(0.04, 9, 25, 3, 0.02, 140),
    /** Buys once and is not seen again. */
    ONE_TIME(0.24, 1, 1, 1, 1, 30);

    /** Share of all customers. */
    final double share;

    /** Mean days between two orders lie between these. */
    final double shortestGap;

    final double longestGap;

    /** How steady the gaps are; 1 is not at all. */
    final int steadiness;

    /** Chance that an order was the last one. */
    final double leaving;

    /** A common amount of one line. */
    final double lineAmount;

    Kind(double share, double shortestGap, double longestGap, int steadiness, double leaving, double lineAmount) {
        this.share = share;
        this.shortestGap = shortestGap;
        this.longestGap = longestGap;
        this.steadiness = steadiness;
        this.leaving = leaving;
        this.lineAmount = lineAmount;
    }

    static Kind draw(Chance chance) {
        double left = chance.between(0.0, 1.0);
        for (Kind kind : values()) {
            left -= kind.share;
            if (left < 0) {
                return kind;
            }
        }
        return ONE_TIME;
    }
}
