package io.customerprediction.app.pages.segments;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.PurchaseRanges.Range;
import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.customers.Totals;
import io.customerprediction.app.store.figures.RfmCell;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Recency against frequency: those who bought last on the right, those who bought most often at the top.
 *
 * @param columns ranges of recency; none where an earlier release has scored the customers
 * @param rows ranges of frequency
 */
public record RfmView(List<String> columns, List<Row> rows) {
    /** A range of frequency with its cells in the order of the columns. */
    public record Row(String name, List<Cell> cells) {}

    /**
     * Customers of one range of each.
     *
     * @param link the same customers, as a query of the customers' page; empty if there are none
     * @param spend mean net spend; empty if the log has no amounts
     * @param band of the mean churn probability, in lower case; empty if there are none
     */
    public record Cell(String customers, String share, String churn, String spend, String link, String band) {}

    static RfmView of(ScoredCustomers customers, Texts texts) {
        List<RfmCell> cells = customers.rfm();
        int recencies = cells.stream().mapToInt(RfmCell::recencyClass).max().orElse(0);
        int frequencies = cells.stream().mapToInt(RfmCell::frequencyClass).max().orElse(0);
        boolean hasAmounts = customers.scoring().dataSet().hasAmounts();
        long all = Math.max(1, customers.scoring().customers());
        List<String> columns = new ArrayList<>();
        for (int recency = recencies; recency >= 1; recency--) {
            int number = recency;
            columns.add(cells.stream()
                    .filter(cell -> cell.recencyClass() == number)
                    .findFirst()
                    .map(cell -> range("segments.rfm.recency", cell.recency(), texts))
                    .orElse(""));
        }
        List<Row> rows = new ArrayList<>();
        for (int frequency = frequencies; frequency >= 1; frequency--) {
            List<Cell> row = new ArrayList<>();
            String name = "";
            for (int recency = recencies; recency >= 1; recency--) {
                RfmCell found = find(cells, recency, frequency);
                row.add(found == null ? new Cell("0", "", "", "", "", "") : cell(found, all, hasAmounts));
                name = found == null ? name : range("segments.rfm.frequency", found.frequency(), texts);
            }
            rows.add(new Row(name, row));
        }
        return new RfmView(columns, rows);
    }

    private static @Nullable RfmCell find(List<RfmCell> cells, int recency, int frequency) {
        return cells.stream()
                .filter(cell -> cell.recencyClass() == recency && cell.frequencyClass() == frequency)
                .findFirst()
                .orElse(null);
    }

    private static Cell cell(RfmCell cell, long all, boolean hasAmounts) {
        Totals totals = cell.totals();
        return new Cell(
                Figures.count(totals.customers()),
                Figures.percent((double) totals.customers() / all),
                Figures.percent(totals.churnRate()),
                hasAmounts ? Figures.money(totals.monetary() / totals.customers()) : "",
                "recency-from=" + cell.recency().from() + "&recency-to="
                        + cell.recency().to() + "&frequency-from="
                        + cell.frequency().from() + "&frequency-to="
                        + cell.frequency().to(),
                RiskBand.of(totals.churnRate()).name().toLowerCase(Locale.ROOT));
    }

    private static String range(String key, Range range, Texts texts) {
        return range.from() == range.to()
                ? texts.get(key + (range.from() == 1 ? ".one" : ".exactly"), range.from())
                : texts.get(key, range.from(), range.to());
    }
}
