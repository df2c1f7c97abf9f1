package io.customerprediction.app.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.customerprediction.CustomerPrediction;
import io.customerprediction.Expectation;
import io.customerprediction.Prediction;
import io.customerprediction.PurchaseSummary;
import io.customerprediction.Rfm;
import io.customerprediction.Worth;
import io.customerprediction.survival.DayWindow;
import io.customerprediction.transactions.csv.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Writes answers as CSV (RFC 4180, comma, a header, lines end in CR LF), a customer a row as they come; keeps none. What is
 * not known, such as an end of an interval beyond 360 days, is empty. For one thread.
 */
public final class PredictionCsv implements AutoCloseable {
    /** The columns in their order. */
    public static final List<String> COLUMNS = List.of(
            "customer_id",
            "as_of",
            "churn_probability",
            "churn",
            "expected_days",
            "days_if_returning",
            "p10",
            "p50",
            "p90",
            "recency",
            "frequency",
            "monetary",
            "cluster",
            "segment",
            "basis",
            "horizon_days",
            "model",
            "warnings",
            "expected_orders",
            "expected_orders_p10",
            "expected_orders_p90",
            "expected_spend",
            "expected_spend_p10",
            "expected_spend_p90",
            "savable",
            "next_order_from",
            "next_order_to",
            "spend_at_stake");

    private static final Expectation UNKNOWN = new Expectation(Double.NaN, Double.NaN, Double.NaN);

    private final CsvWriter csv;
    private final int horizon;
    private final UnaryOperator<String> id;

    /**
     * Begins with the header.
     *
     * @param horizon the window that churn is about in these rows, from 7 to 730 days
     * @param rawIds whether ids are written as the log has them, even where a spreadsheet would run them as a formula; if
     *     not, they go through {@link SpreadsheetText}
     */
    public PredictionCsv(Writer out, int horizon, boolean rawIds) {
        this.csv = CsvWriter.builder().build(out);
        this.horizon = horizon;
        this.id = rawIds ? UnaryOperator.identity() : SpreadsheetText::safe;
        csv.writeRecord(COLUMNS);
    }

    /**
     * Writes a customer.
     *
     * @throws UncheckedIOException if the disk fails
     */
    public void write(CustomerPrediction customer) {
        PurchaseSummary purchases = customer.purchases();
        write(
                customer.customerId(),
                Integer.toString(purchases.recency()),
                purchases.frequency(),
                purchases.monetary(),
                customer.prediction());
    }

    /**
     * Writes a customer who is known by the four inputs.
     *
     * @throws UncheckedIOException if the disk fails
     */
    public void write(String customerId, Rfm inputs, Prediction prediction) {
        double days = inputs.recency();
        String recency = days == Math.rint(days) ? Long.toString((long) days) : Double.toString(days);
        write(customerId, recency, inputs.frequency(), inputs.monetary(), prediction);
    }

    private void write(String customerId, String recency, int frequency, double monetary, Prediction own) {
        Prediction p = own.withHorizon(horizon);
        Worth worth = p.worth().orElse(null);
        Expectation orders = worth == null ? UNKNOWN : worth.orders();
        Expectation spend = worth == null ? UNKNOWN : worth.spend().orElse(UNKNOWN);
        double savable = worth == null ? Double.NaN : worth.savable().orElse(Double.NaN);
        DayWindow window = p.nextOrder().orElse(null);
        csv.writeRecord(
                id.apply(customerId),
                p.asOf().toString(),
                fixed(p.churnProbability(), 1_000_000),
                p.churn() ? "1" : "0",
                fixed(p.expectedDays(), 100),
                fixed(p.daysIfReturning(), 100),
                day(p.p10()),
                day(p.p50()),
                day(p.p90()),
                recency,
                Integer.toString(frequency),
                fixed(monetary, 100),
                Integer.toString(p.cluster()),
                SpreadsheetText.safe(p.segment()),
                p.basis().name().toLowerCase(Locale.ROOT),
                Integer.toString(p.horizonDays()),
                SpreadsheetText.safe(p.modelId()),
                SpreadsheetText.safe(String.join("; ", p.warnings())),
                fixed(orders.mean(), 10_000),
                fixed(orders.p10(), 1),
                fixed(orders.p90(), 1),
                fixed(spend.mean(), 100),
                fixed(spend.p10(), 100),
                fixed(spend.p90(), 100),
                fixed(savable, 100),
                window == null ? "" : p.asOf().plusDays(window.from()).toString(),
                window == null ? "" : p.asOf().plusDays(window.to()).toString(),
                fixed(spend.mean(), 100));
    }

    private static String day(OptionalInt day) {
        return day.isPresent() ? Integer.toString(day.getAsInt()) : "";
    }

    /** Rounded to a power of ten; a tenth of the time of String.format, which counts over a million rows. */
    private static String fixed(double value, int parts) {
        if (Double.isNaN(value)) {
            return "";
        }
        long scaled = Math.round(Math.abs(value) * parts);
        if (parts == 1) {
            return Long.toString(scaled);
        }
        String fraction = Long.toString(parts + scaled % parts).substring(1);
        return (value < 0 && scaled > 0 ? "-" : "") + scaled / parts + "." + fraction;
    }

    /** Flushes and closes what is written to. */
    @Override
    public void close() throws IOException {
        csv.close();
    }
}
