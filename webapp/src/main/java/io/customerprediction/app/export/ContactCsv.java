package io.customerprediction.app.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.customerprediction.app.store.audiences.Campaigns.Member;
import io.customerprediction.app.store.audiences.StoredCampaign;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.segments.SegmentName;
import io.customerprediction.transactions.csv.SpreadsheetText;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Writes the customers of a campaign as CSV (RFC 4180) for spreadsheets: whom to contact, and whom to leave alone so that
 * the effect can be measured. Ids go through {@link SpreadsheetText}; what is not known is empty. For one thread.
 */
public final class ContactCsv implements AutoCloseable {
    /** The columns in their order. */
    public static final List<String> COLUMNS = List.of(
            "customer_id",
            "group",
            "as_of",
            "churn_probability",
            "monetary",
            "value_at_risk",
            "segment",
            "model",
            "spend_at_stake",
            "savable");

    private final CsvWriter csv;

    /** Begins with the header. */
    public ContactCsv(Writer out) {
        csv = CsvWriter.builder().build(out);
        csv.writeRecord(COLUMNS);
    }

    /**
     * Writes a customer.
     *
     * @param scoring that the customer is of
     * @param heldOut whether the customer is left alone: {@code hold-out} in the column group, {@code contact} if not
     * @throws java.io.UncheckedIOException if the disk or the network fails
     */
    public void write(Scoring scoring, CustomerRow c, boolean heldOut) {
        write(
                scoring.asOf(),
                scoring.model().id(),
                scoring.model().segment(c.cluster(), c.churnProbability()).label(),
                Member.of(c, heldOut));
    }

    /**
     * Writes a customer of a campaign that was saved, with the figures of that day.
     *
     * @throws java.io.UncheckedIOException if the disk or the network fails
     */
    public void write(StoredCampaign campaign, Member member) {
        write(
                campaign.asOf(),
                campaign.modelId(),
                SegmentName.of(campaign.segmentNames().get(member.cluster() - 1), member.churnProbability())
                        .label(),
                member);
    }

    private void write(LocalDate asOf, String model, String segment, Member c) {
        boolean hasAmounts = !Double.isNaN(c.monetary());
        csv.writeRecord(
                SpreadsheetText.safe(c.customerId()),
                c.heldOut() ? "hold-out" : "contact",
                asOf.toString(),
                String.format(Locale.ROOT, "%.6f", c.churnProbability()),
                hasAmounts ? String.format(Locale.ROOT, "%.2f", c.monetary()) : "",
                hasAmounts ? String.format(Locale.ROOT, "%.2f", Math.max(0, c.monetary()) * c.churnProbability()) : "",
                SpreadsheetText.safe(segment),
                SpreadsheetText.safe(model),
                money(c.expectedSpend()),
                money(c.savable()));
    }

    private static String money(double amount) {
        return Double.isNaN(amount) ? "" : String.format(Locale.ROOT, "%.2f", amount);
    }

    /** Flushes and closes what is written to. */
    @Override
    public void close() throws IOException {
        csv.close();
    }
}
