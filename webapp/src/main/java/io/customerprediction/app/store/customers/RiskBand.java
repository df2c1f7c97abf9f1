package io.customerprediction.app.store.customers;

/** Churn probability in three words, from the least on. */
public enum RiskBand {
    /** Below one half: a purchase within the horizon is the likelier case. */
    LOW(0, 0, 0.5),
    /** From one half to three quarters. */
    MEDIUM(1, 0.5, 0.75),
    /** From three quarters on. */
    HIGH(2, 0.75, 1);

    private final int number;
    private final double from;
    private final double to;

    RiskBand(int number, double from, double to) {
        this.number = number;
        this.from = from;
        this.to = to;
    }

    /** The band of a churn probability. */
    public static RiskBand of(double churnProbability) {
        return churnProbability < MEDIUM.from ? LOW : churnProbability < HIGH.from ? MEDIUM : HIGH;
    }

    /** The code of the band in the database. */
    public int number() {
        return number;
    }

    /** The band with a number; higher ones are parts of the highest band. */
    public static RiskBand numbered(int number) {
        return number == LOW.number ? LOW : number == MEDIUM.number ? MEDIUM : HIGH;
    }

    /** The least churn probability of the band. */
    public double from() {
        return from;
    }

    /** Where the next band begins; 1 for the last, which includes it. */
    public double to() {
        return to;
    }
}
