package io.customerprediction.app.store.customers;

/** What the customers can be put in order by. Equal ones follow each other by their number in the log. */
public enum CustomerSort {
    /** Churn probability. */
    RISK("churn_probability"),
    /** Days until the next purchase. */
    EXPECTED_DAYS("expected_days"),
    /** Net spend in all. */
    VALUE("monetary"),
    /** Net spend times churn probability. */
    VALUE_AT_RISK("value_at_risk"),
    /** Spend expected of a return after the horizon; unknown ones count less than nothing. */
    SAVABLE("savable"),
    /** Days since the last purchase. */
    RECENCY("recency"),
    /** Purchases in all. */
    FREQUENCY("frequency"),
    /** The customer's id, by its bytes. */
    ID("id");

    private final String column;

    CustomerSort(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** A customer's place in this order, as a text that is read back exactly. */
    String keyOf(CustomerRow customer) {
        return switch (this) {
            case RISK -> Double.toString(customer.churnProbability());
            case EXPECTED_DAYS -> Double.toString(customer.expectedDays());
            case VALUE -> Double.toString(CustomerTable.storedMonetary(customer));
            case VALUE_AT_RISK -> Double.toString(customer.valueAtRisk());
            case SAVABLE -> Double.toString(CustomerTable.storedSavable(customer));
            case RECENCY -> Integer.toString(customer.recency());
            case FREQUENCY -> Integer.toString(customer.frequency());
            case ID -> customer.id();
        };
    }
}
