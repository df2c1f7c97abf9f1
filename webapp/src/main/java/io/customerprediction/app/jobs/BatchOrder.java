package io.customerprediction.app.jobs;

import io.customerprediction.transactions.CleaningRules.Returns;
import io.customerprediction.transactions.csv.LogFormat;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is to be done with the file of a batch. */
public sealed interface BatchOrder {
    /** The last day that is known; {@code null} leaves it to the file. */
    @Nullable
    LocalDate asOf();

    /** Whether it can be done without a model. */
    boolean needsNoModel();

    /**
     * The file is a log: predict for each of its customers.
     *
     * @param asOf {@code null} for the last day of the log
     * @param mayReplace the data set that may be replaced whatever of it the log does not have; 0 if none may
     */
    record OfTransactions(
            LogFormat format, Returns returns, @Nullable LocalDate asOf, Use use, long mayReplace)
            implements BatchOrder {
        /** Whether pages show the log's customers afterwards. */
        boolean intoStore() {
            return use != Use.PREDICT;
        }

        @Override
        public boolean needsNoModel() {
            return intoStore();
        }
    }

    /** What is done with a log besides predicting. */
    enum Use {
        /** Nothing: what is stored stays as it is. */
        PREDICT,
        /** It takes the place of what is stored. */
        REPLACE,
        /** Its orders are added to what is stored. */
        ADD
    }

    /**
     * The file holds the four inputs: predict for each of its rows.
     *
     * @param format encoding and delimiter of the text
     * @param asOf the day that recency counts back from
     */
    record OfFeatures(FeatureColumns columns, LogFormat format, LocalDate asOf) implements BatchOrder {
        @Override
        public boolean needsNoModel() {
            return false;
        }
    }
}
