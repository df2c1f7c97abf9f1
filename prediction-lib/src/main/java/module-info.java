/**
 * Churn likelihood and days until the next purchase: see {@link io.customerprediction}. A program that trains adds Weka:
 * {@code requires weka.stable}, or {@code --add-modules weka.stable,bounce}.
 */
module io.customerprediction {
    requires transitive com.fasterxml.jackson.databind;
    requires de.siegmar.fastcsv;
    requires java.xml;
    requires transitive java.sql;
    requires transitive org.slf4j;
    requires static transitive org.jspecify;
    requires static weka.stable;
    requires static bounce;
    requires static hipparchus.core;
    requires static hipparchus.optim;

    exports io.customerprediction;
    exports io.customerprediction.evaluation;
    exports io.customerprediction.features;
    exports io.customerprediction.forest;
    exports io.customerprediction.history;
    exports io.customerprediction.logging;
    exports io.customerprediction.model;
    exports io.customerprediction.model.report;
    exports io.customerprediction.progress;
    exports io.customerprediction.segments;
    exports io.customerprediction.survival;
    exports io.customerprediction.training;
    exports io.customerprediction.transactions;
    exports io.customerprediction.transactions.csv;
    exports io.customerprediction.transactions.jdbc;
    exports io.customerprediction.transactions.layout;
    exports io.customerprediction.transactions.records;
    exports io.customerprediction.transactions.values;

    opens io.customerprediction to
            com.fasterxml.jackson.databind;
    opens io.customerprediction.features to
            com.fasterxml.jackson.databind;
    opens io.customerprediction.history to
            com.fasterxml.jackson.databind;
    opens io.customerprediction.model to
            com.fasterxml.jackson.databind;
    opens io.customerprediction.model.report to
            com.fasterxml.jackson.databind;
    opens io.customerprediction.survival to
            com.fasterxml.jackson.databind;
    opens io.customerprediction.transactions to
            com.fasterxml.jackson.databind;
}
