package io.customerprediction.app.pages.sales;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.figures.Sales;
import io.customerprediction.app.store.figures.Sales.CohortMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The retention triangle: month of the first purchase by months since.
 *
 * @param columns numbers of months since the first purchase
 * @param rows a month of first purchases each, the earliest first
 * @param all all of them together, as far as their months are over
 */
public record CohortTable(List<String> columns, List<Row> rows, List<Cell> all) {
    private static final int SHADES = 8;
    private static final int TEN = 10;
    private static final double FULL_SHADE = 0.95;

    /** What a cell says of customers. */
    public enum Kind {
        /** What was bought. */
        KNOWN,
        /** What was bought in the month of the as-of date up to it, and what is expected in the rest. */
        CURRENT,
        /** What is expected. */
        AHEAD,
        /** Nothing: a month after those that are looked at. */
        NONE
    }

    /**
     * Customers of one month.
     *
     * @param name of the month
     * @param link the same customers, as a query of the customers' page
     * @param size how many they are
     */
    public record Row(String name, String link, String size, List<Cell> cells) {}

    /**
     * Some customers in one month.
     *
     * @param text the figure
     * @param kind what it says
     * @param shade from 0 to 8 by its size
     * @param tip the month and the figures in a sentence
     */
    public record Cell(String text, Kind kind, int shade, String tip) {
        /** The kind as a style names it. */
        public String style() {
            return CohortTable.name(kind);
        }
    }

    static CohortTable of(Sales sales, CohortChoice choice, LocalDate asOf, Texts texts) {
        Map<YearMonth, Map<Integer, CohortMonth>> byCohort = new TreeMap<>();
        sales.cohorts()
                .forEach(cell -> byCohort.computeIfAbsent(cell.first(), first -> new HashMap<>())
                        .put(cell.monthsSince(), cell));
        return new Building(sales, byCohort, choice, asOf, texts).table();
    }

    /** The table on its way. */
    private record Building(
            Sales sales,
            Map<YearMonth, Map<Integer, CohortMonth>> byCohort,
            CohortChoice choice,
            LocalDate asOf,
            Texts texts) {
        CohortTable table() {
            int last = sales.cohorts().stream()
                    .mapToInt(CohortMonth::monthsSince)
                    .max()
                    .orElse(0);
            double largest = largest();
            List<Row> rows = new ArrayList<>();
            byCohort.forEach((first, cells) -> rows.add(row(first, cells, last, largest)));
            List<String> columns = new ArrayList<>();
            List<Cell> all = new ArrayList<>();
            for (int since = 0; since <= last; since++) {
                columns.add(Integer.toString(since));
                all.add(together(since, largest));
            }
            return new CohortTable(columns, rows, all);
        }

        private YearMonth current() {
            return YearMonth.from(asOf);
        }

        private boolean isEarlier(YearMonth first) {
            return first.isBefore(current().minusMonths(Sales.COHORTS - 1L));
        }

        private boolean isOver(YearMonth month) {
            return month.isBefore(current()) || (month.equals(current()) && asOf.equals(month.atEndOfMonth()));
        }

        /**
         * The figure that only one in twenty is above: a single large one would leave all others pale. Of the months after the
         * first one, as that is all customers.
         */
        private double largest() {
            double[] values = sales.cohorts().stream()
                    .filter(cell -> cell.monthsSince() > 0)
                    .mapToDouble(cell -> choice.value(cell, size(cell.first())))
                    .sorted()
                    .toArray();
            return values.length == 0 ? 0 : values[(int) (FULL_SHADE * (values.length - 1))];
        }

        private int size(YearMonth first) {
            CohortMonth start = byCohort.getOrDefault(first, Map.of()).get(0);
            return start == null ? 0 : start.customers();
        }

        private Row row(YearMonth first, Map<Integer, CohortMonth> cells, int last, double largest) {
            List<Cell> shown = new ArrayList<>();
            for (int since = 0; since <= last; since++) {
                shown.add(cell(first, since, cells.get(since), largest));
            }
            boolean earlier = isEarlier(first);
            return new Row(
                    earlier ? texts.get("cohorts.earlier", first.plusMonths(1)) : first.toString(),
                    (earlier ? "" : "first-from=" + first.atDay(1) + "&") + "first-to=" + lastDay(first),
                    Figures.count(size(first)),
                    shown);
        }

        private LocalDate lastDay(YearMonth first) {
            return first.atEndOfMonth().isAfter(asOf) ? asOf : first.atEndOfMonth();
        }

        private Cell cell(YearMonth first, int since, @Nullable CohortMonth found, double largest) {
            YearMonth month = first.plusMonths(since);
            boolean earlier = isEarlier(first);
            boolean isWithin =
                    earlier ? since < Sales.COHORTS : isOver(month) || month.equals(current()) || found != null;
            if (!isWithin) {
                return new Cell("", Kind.NONE, 0, "");
            }
            CohortMonth cell = found == null ? new CohortMonth(first, since, 0, 0, 0, 0) : found;
            Kind kind = earlier || isOver(month) ? Kind.KNOWN : month.equals(current()) ? Kind.CURRENT : Kind.AHEAD;
            double value = choice.value(cell, size(first));
            return new Cell(text(value), kind, since == 0 ? 0 : shade(value, largest), tip(cell, kind, month));
        }

        private Cell together(int since, double largest) {
            long size = 0;
            CohortMonth sum = new CohortMonth(current(), since, 0, 0, 0, 0);
            for (Map.Entry<YearMonth, Map<Integer, CohortMonth>> cohort : byCohort.entrySet()) {
                boolean counts = isEarlier(cohort.getKey())
                        ? since < Sales.COHORTS
                        : isOver(cohort.getKey().plusMonths(since));
                if (counts) {
                    size += size(cohort.getKey());
                    CohortMonth cell = cohort.getValue().get(since);
                    sum = cell == null
                            ? sum
                            : new CohortMonth(
                                    sum.first(),
                                    since,
                                    sum.customers() + cell.customers(),
                                    sum.spend() + cell.spend(),
                                    0,
                                    0);
                }
            }
            if (size == 0) {
                return new Cell("", Kind.NONE, 0, "");
            }
            double value = choice.value(sum, size);
            return new Cell(
                    text(value),
                    Kind.KNOWN,
                    since == 0 || !choice.isShare() ? 0 : shade(value, largest),
                    texts.get(
                            "cohorts.tip.all",
                            Figures.count(sum.customers()),
                            Figures.count(size),
                            Figures.percent((double) sum.customers() / size)));
        }

        private static int shade(double value, double largest) {
            return largest <= 0 ? 0 : (int) Math.max(0, Math.min(SHADES, Math.ceil(SHADES * value / largest)));
        }

        private String text(double value) {
            if (choice.isShare() && !choice.money()) {
                double percent = 100 * value;
                return Figures.fixed(percent, percent < TEN && percent > 0 ? 1 : 0);
            }
            return choice.money() ? Figures.money(value) : Figures.count(value);
        }

        private String tip(CohortMonth cell, Kind kind, YearMonth month) {
            String when =
                    isEarlier(cell.first()) ? texts.get("cohorts.tip.month", cell.monthsSince()) : month.toString();
            String key = "cohorts.tip." + (choice.money() ? "money." : "customers.") + name(kind);
            String size = Figures.count(size(cell.first()));
            return choice.money()
                    ? texts.get(
                            key,
                            when,
                            Figures.money(cell.spend()),
                            size,
                            Figures.money(cell.spend() + cell.expectedSpend()))
                    : texts.get(
                            key,
                            when,
                            Figures.count(cell.customers()),
                            size,
                            Figures.count(cell.customers() + cell.expectedCustomers()));
        }
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
