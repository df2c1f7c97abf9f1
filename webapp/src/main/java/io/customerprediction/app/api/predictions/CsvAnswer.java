package io.customerprediction.app.api.predictions;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.customerprediction.Prediction;
import io.customerprediction.Worth;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Answers as CSV: a line of numbers for each customer, in the order of the request. For one thread. */
final class CsvAnswer {
    /** The columns; those of what is not known are empty. */
    static final List<String> COLUMNS = List.of(
            "churnProbability",
            "churn",
            "expectedDays",
            "daysIfReturning",
            "p10",
            "p50",
            "p90",
            "expectedOrders",
            "expectedSpend",
            "cluster");

    private static final int PROBABILITY_DIGITS = 6;
    private static final int DAYS_DIGITS = 1;
    private static final int ORDERS_DIGITS = 3;
    private static final int MONEY_DIGITS = 2;

    private final CsvWriter csv;

    /** @param hasHeader whether the columns are named first */
    CsvAnswer(Writer out, boolean hasHeader) {
        csv = CsvWriter.builder().build(out);
        if (hasHeader) {
            csv.writeRecord(COLUMNS);
        }
    }

    /** Adds one customer. */
    void add(Prediction prediction) {
        csv.writeRecord(List.of(
                rounded(prediction.churnProbability(), PROBABILITY_DIGITS),
                prediction.churn() ? "1" : "0",
                rounded(prediction.expectedDays(), DAYS_DIGITS),
                rounded(prediction.daysIfReturning(), DAYS_DIGITS),
                day(prediction.p10()),
                day(prediction.p50()),
                day(prediction.p90()),
                prediction
                        .worth()
                        .map(worth -> rounded(worth.expectedOrders(), ORDERS_DIGITS))
                        .orElse(""),
                spend(prediction.worth().map(Worth::expectedSpend).orElse(OptionalDouble.empty())),
                Integer.toString(prediction.cluster())));
    }

    /** Hands on what is kept back. */
    void flush() throws IOException {
        csv.flush();
    }

    private static String spend(OptionalDouble spend) {
        return spend.isPresent() ? rounded(spend.getAsDouble(), MONEY_DIGITS) : "";
    }

    private static String day(OptionalInt day) {
        return day.isPresent() ? Integer.toString(day.getAsInt()) : "";
    }

    private static String rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }
}
