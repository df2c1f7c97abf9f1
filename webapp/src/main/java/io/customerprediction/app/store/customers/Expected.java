package io.customerprediction.app.store.customers;

/** What a number of customers is expected to do: the sum of their probabilities. */
public enum Expected {
    /** No purchase within the model's horizon. */
    CHURN("churn_probability"),
    /** A purchase within 30 days. */
    BACK_30("back_30"),
    /** A purchase within 60 days. */
    BACK_60("back_60"),
    /** A purchase within 90 days. */
    BACK_90("back_90");

    private final String column;

    Expected(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** The expected number of customers, rounded. */
    public long number(Totals totals) {
        return Math.round(
                switch (this) {
                    case CHURN -> totals.churn();
                    case BACK_30 -> totals.back30();
                    case BACK_60 -> totals.back60();
                    case BACK_90 -> totals.back90();
                });
    }
}
