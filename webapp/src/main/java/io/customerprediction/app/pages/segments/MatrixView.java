package io.customerprediction.app.pages.segments;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.figures.MatrixCell;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How many customers have which risk and which spending.
 *
 * @param columns ranges of net spend, from the least on; a single one if the log contains no amounts
 * @param rows bands of risk, from the highest down
 */
public record MatrixView(List<String> columns, List<Row> rows) {
    /** Digits of a limit in an address; no amount has more. */
    private static final int DIGITS = 9;

    private static final int SHADES = 5;

    /**
     * A band of risk.
     *
     * @param band in lower case
     * @param cells in the order of the columns
     */
    public record Row(String band, List<Cell> cells) {}

    /**
     * Customers of one band and range.
     *
     * @param link the same customers, as a query of the customers' page
     * @param shade from 0 to 4 by its share of all customers
     */
    public record Cell(String customers, String share, String value, String link, int shade) {}

    static MatrixView of(ScoredCustomers customers, Texts texts) {
        List<MatrixCell> cells = customers.churnByValue();
        boolean hasAmounts = customers.scoring().dataSet().hasAmounts();
        long all = customers.scoring().customers();
        List<Row> rows = Stream.of(RiskBand.HIGH, RiskBand.MEDIUM, RiskBand.LOW)
                .map(band -> new Row(
                        lowerCase(band),
                        cells.stream()
                                .filter(cell -> cell.band() == band)
                                .map(cell -> cell(cell, all, hasAmounts, texts))
                                .toList()))
                .toList();
        return new MatrixView(
                cells.stream()
                        .filter(cell -> cell.band() == RiskBand.HIGH)
                        .map(cell -> range(cell, texts))
                        .toList(),
                rows);
    }

    private static Cell cell(MatrixCell cell, long all, boolean hasAmounts, Texts texts) {
        double share = (double) cell.totals().customers() / all;
        return new Cell(
                Figures.count(cell.totals().customers()),
                Figures.percent(share),
                hasAmounts
                        ? texts.get(
                                "segments.matrix.value",
                                Figures.money(cell.totals().monetary()))
                        : "",
                "band=" + lowerCase(cell.band()) + limit("min-value", cell.valueFrom(), 0)
                        + limit("max-value", cell.valueTo(), 1),
                (int) Math.min(SHADES - 1, Math.ceil(share * 2 * (SHADES - 1))));
    }

    /** The customers' page takes limits that are included, so the upper one lies the least step below. */
    private static String limit(String name, double value, int stepsBelow) {
        if (Double.isInfinite(value)) {
            return "";
        }
        BigDecimal least = new BigDecimal(value)
                .setScale(DIGITS, RoundingMode.CEILING)
                .subtract(BigDecimal.valueOf(stepsBelow, DIGITS));
        return "&" + name + "=" + least.toPlainString();
    }

    private static String range(MatrixCell cell, Texts texts) {
        boolean first = Double.isInfinite(cell.valueFrom());
        boolean last = Double.isInfinite(cell.valueTo());
        String key = first && last ? "all" : first ? "below" : last ? "from" : "between";
        return texts.get("segments.matrix." + key, Figures.money(cell.valueFrom()), Figures.money(cell.valueTo()));
    }

    private static String lowerCase(RiskBand band) {
        return band.name().toLowerCase(Locale.ROOT);
    }
}
