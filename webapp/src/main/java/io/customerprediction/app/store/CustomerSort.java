package io.customerprediction.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;

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

    /** The place of a row with {@code no} and {@code sort_key}. */
    Place place(ResultSet row) throws SQLException {
        Object key = switch (this) {
            case RISK, EXPECTED_DAYS, VALUE, VALUE_AT_RISK, SAVABLE -> row.getDouble("sort_key");
            case RECENCY, FREQUENCY -> row.getInt("sort_key");
            case ID -> row.getString("sort_key");
        };
        return new Place(row.getInt("no"), key);
    }

    /** A customer's place in this order, as a text that {@link #key(String)} reads back exactly. */
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

    /** The least key above a key. */
    Object keyAfter(Object key) {
        return key instanceof Integer whole
                ? (Object) Math.max(whole, whole + 1)
                : (Double) key == 0 ? Double.MIN_NORMAL : Math.nextUp((Double) key);
    }

    /** The largest key below a key. */
    Object keyBefore(Object key) {
        return key instanceof Integer whole
                ? (Object) Math.min(whole, whole - 1)
                : (Double) key == 0 ? -Double.MIN_NORMAL : Math.nextDown((Double) key);
    }

    /**
     * The key as a value of the column's own type, without which the database would not use its index.
     *
     * @throws NumberFormatException if it is no key of this order
     */
    Object key(String text) {
        return switch (this) {
            case RISK, EXPECTED_DAYS, VALUE, VALUE_AT_RISK, SAVABLE -> Double.valueOf(text);
            case RECENCY, FREQUENCY -> Integer.valueOf(text);
            case ID -> text.replace("\0", "");
        };
    }
}
