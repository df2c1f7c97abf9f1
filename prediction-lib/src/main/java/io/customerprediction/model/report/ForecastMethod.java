package io.customerprediction.model.report;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The methods that a backtest compares. Reports and cards name them by their text. */
public enum ForecastMethod {
    /** The model that is tested, asked with the whole history of a customer. */
    FOREST("forest"),
    /** The same model, asked with recency, frequency, monetary and cluster only. */
    FOREST_ON_FOUR_INPUTS("forest on the four inputs"),
    /** The churn rate of the past for all customers. */
    CONSTANT("one constant"),
    /** Logistic regression on the recency alone. */
    RECENCY("recency rule"),
    /** Logistic regression on recency, frequency and monetary. */
    LOGISTIC_REGRESSION("logistic regression on RFM"),
    /** The BG/NBD model. */
    BG_NBD("BG/NBD"),
    /** The last purchase plus the mean gap of the customer; days only. */
    OWN_MEAN_GAP("own mean gap"),
    /** The customer's own pace and spend so far; orders and spend only. */
    OWN_RATE("own rate"),
    /** What the customer bought in the last window of one horizon; orders and spend only. */
    LAST_WINDOW("last window"),
    /** The forests and the labels of the original application. */
    ORIGINAL("original definition"),
    /** A method of another release, whose name is unknown in this one. */
    @JsonEnumDefaultValue
    OTHER("another method");

    private final String text;

    ForecastMethod(String text) {
        this.text = text;
    }

    /** The name for people, which is also the one in JSON. */
    @Override
    public String toString() {
        return text;
    }
}
