package io.customerprediction.app.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerWorth;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.survival.DayWindow;
import io.customerprediction.transactions.csv.SpreadsheetText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes customers of the store as CSV (RFC 4180) for spreadsheets: ids go through {@link SpreadsheetText}. What is not
 * known is empty. For one thread.
 */
public final class CustomerCsv implements AutoCloseable {
    /** The columns in their order. */
    public static final List<String> COLUMNS = List.of(
            "customer_id",
            "as_of",
            "churn_probability",
            "risk",
            "expected_days",
            "days_if_returning",
            "p10",
            "p50",
            "p90",
            "recency",
            "frequency",
            "monetary",
            "value_at_risk",
            "cluster",
            "segment",
            "model",
            "next_order_from",
            "next_order_to",
            "expected_orders",
            "expected_spend",
            "expected_spend_p10",
            "expected_spend_p90",
            "savable",
            "spend_at_stake");

    private final CsvWriter csv;

    /** Begins with the header. */
    public CustomerCsv(Writer out) {
        csv = CsvWriter.builder().build(out);
        csv.writeRecord(COLUMNS);
    }

    /**
     * Writes a customer.
     *
     * @param scoring that the customer is of
     * @throws java.io.UncheckedIOException if the disk or the network fails
     */
    public void write(Scoring scoring, CustomerRow c) {
        boolean hasAmounts = !Double.isNaN(c.monetary());
        DayWindow window = c.nextOrder();
        CustomerWorth worth = c.worth();
        csv.writeRecord(
                SpreadsheetText.safe(c.id()),
                scoring.asOf().toString(),
                String.format(Locale.ROOT, "%.6f", c.churnProbability()),
                c.band().name().toLowerCase(Locale.ROOT),
                String.format(Locale.ROOT, "%.2f", c.expectedDays()),
                String.format(Locale.ROOT, "%.0f", c.daysIfReturning()),
                day(c.p10()),
                day(c.p50()),
                day(c.p90()),
                Integer.toString(c.recency()),
                Integer.toString(c.frequency()),
                hasAmounts ? String.format(Locale.ROOT, "%.2f", c.monetary()) : "",
                hasAmounts ? String.format(Locale.ROOT, "%.2f", c.valueAtRisk()) : "",
                Integer.toString(c.cluster()),
                SpreadsheetText.safe(scoring.model()
                        .segment(c.cluster(), c.churnProbability())
                        .label()),
                SpreadsheetText.safe(scoring.model().id()),
                window == null ? "" : scoring.asOf().plusDays(window.from()).toString(),
                window == null ? "" : scoring.asOf().plusDays(window.to()).toString(),
                worth == null ? "" : String.format(Locale.ROOT, "%.4f", worth.orders()),
                money(worth, CustomerWorth::spend),
                money(worth, CustomerWorth::spendP10),
                money(worth, CustomerWorth::spendP90),
                money(worth, CustomerWorth::savable),
                money(worth, CustomerWorth::spend));
    }

    private static String money(@Nullable CustomerWorth worth, ToDoubleFunction<CustomerWorth> amount) {
        return worth == null || !worth.hasMoney()
                ? ""
                : String.format(Locale.ROOT, "%.2f", amount.applyAsDouble(worth));
    }

    private static String day(OptionalInt day) {
        return day.isPresent() ? Integer.toString(day.getAsInt()) : "";
    }

    /** Flushes and closes what is written to. */
    @Override
    public void close() throws IOException {
        csv.close();
    }
}
