package io.customerprediction.app.pages.customers;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerSort;
import io.customerprediction.app.store.customers.CustomerWorth;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.survival.DayWindow;
import io.customerprediction.survival.SurvivalCurve;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A column of the list of customers. */
enum CustomerColumn {
    ID("customer_id", CustomerSort.ID),
    RISK("churn_probability", CustomerSort.RISK),
    EXPECTED_DAYS("expected_days", CustomerSort.EXPECTED_DAYS),
    NEXT_ORDER("next_order_from", null),
    EXPECTED_ORDERS("expected_orders", null),
    EXPECTED_SPEND("expected_spend", null),
    SAVABLE("savable", CustomerSort.SAVABLE),
    VALUE("monetary", CustomerSort.VALUE),
    VALUE_AT_RISK("value_at_risk", CustomerSort.VALUE_AT_RISK),
    RECENCY("recency", CustomerSort.RECENCY),
    LAST_ORDER("last_order", null),
    FIRST_ORDER("first_order", null),
    FREQUENCY("frequency", CustomerSort.FREQUENCY),
    GAP("mean_gap", null),
    SEGMENT("segment", null);

    private static final String UNKNOWN = "–";

    /** The year is that of the as-of date or the next one. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /** Spend at risk is shown only to those who ask for its order: what is past says less than what is expected. */
    private static final List<CustomerColumn> SHOWN =
            List.of(ID, RISK, SEGMENT, EXPECTED_DAYS, NEXT_ORDER, EXPECTED_SPEND, SAVABLE, VALUE, RECENCY, FREQUENCY);

    private final String fileName;
    private final @Nullable CustomerSort sort;

    CustomerColumn(String fileName, @Nullable CustomerSort sort) {
        this.fileName = fileName;
        this.sort = sort;
    }

    /** The columns that are shown unless others are chosen. */
    static List<CustomerColumn> shownWith(CustomerSort sort) {
        return Arrays.stream(values())
                .filter(column -> SHOWN.contains(column) || column.sort == sort)
                .sorted((a, b) -> Integer.compare(place(a), place(b)))
                .toList();
    }

    private static int place(CustomerColumn column) {
        int place = SHOWN.indexOf(column);
        return place < 0 ? SHOWN.indexOf(VALUE) : place;
    }

    /** The column that addresses name so. */
    static Optional<CustomerColumn> keyed(String key) {
        return Arrays.stream(values())
                .filter(column -> column.key().equals(key))
                .findFirst();
    }

    /** All names, for messages. */
    static String keys() {
        return Arrays.stream(values()).map(CustomerColumn::key).collect(Collectors.joining(", "));
    }

    String key() {
        return CustomerSearch.name(this);
    }

    /** What it is called in files, as in those with all columns. */
    String fileName() {
        return fileName;
    }

    /** The order that its head puts the customers in; empty if there is none. */
    Optional<CustomerSort> sort() {
        return Optional.ofNullable(sort);
    }

    boolean isWords() {
        return this == ID || this == NEXT_ORDER || this == SEGMENT || this == LAST_ORDER || this == FIRST_ORDER;
    }

    /** The cell of a customer as people read it. */
    String text(CustomerRow c, Scoring scoring, Texts texts) {
        return switch (this) {
            case ID -> c.id();
            case RISK -> Figures.percent(c.churnProbability());
            case EXPECTED_DAYS -> expectedDays(c, texts);
            case NEXT_ORDER -> nextOrder(c, scoring, texts);
            case EXPECTED_ORDERS ->
                c.worth() == null ? UNKNOWN : Figures.fixed(c.worth().orders(), 2);
            case EXPECTED_SPEND -> money(c.worth(), CustomerWorth::spend);
            case SAVABLE -> money(c.worth(), CustomerWorth::savable);
            case VALUE -> Double.isNaN(c.monetary()) ? UNKNOWN : Figures.money(c.monetary());
            case VALUE_AT_RISK -> Double.isNaN(c.monetary()) ? UNKNOWN : Figures.money(c.valueAtRisk());
            case RECENCY -> Figures.count(c.recency());
            case LAST_ORDER -> scoring.asOf().minusDays(c.recency()).toString();
            case FIRST_ORDER -> scoring.asOf().minusDays(c.tenure()).toString();
            case FREQUENCY -> Figures.count(c.frequency());
            case GAP -> Double.isNaN(c.meanGap()) ? UNKNOWN : Figures.count(c.meanGap());
            case SEGMENT ->
                scoring.model().segment(c.cluster(), c.churnProbability()).label();
        };
    }

    /** The cell of a customer in a file: a text, a number, a date, or null where it is not known. */
    @Nullable
    Object value(CustomerRow c, Scoring scoring) {
        CustomerWorth worth = c.worth();
        return switch (this) {
            case ID -> c.id();
            case RISK -> c.churnProbability();
            case EXPECTED_DAYS -> c.expectedDays();
            case NEXT_ORDER ->
                c.nextOrder() == null
                        ? null
                        : scoring.asOf().plusDays(c.nextOrder().from());
            case EXPECTED_ORDERS -> worth == null ? null : worth.orders();
            case EXPECTED_SPEND -> worth == null || !worth.hasMoney() ? null : worth.spend();
            case SAVABLE -> worth == null || !worth.hasMoney() ? null : worth.savable();
            case VALUE -> Double.isNaN(c.monetary()) ? null : c.monetary();
            case VALUE_AT_RISK -> Double.isNaN(c.monetary()) ? null : c.valueAtRisk();
            case RECENCY -> c.recency();
            case LAST_ORDER -> scoring.asOf().minusDays(c.recency());
            case FIRST_ORDER -> scoring.asOf().minusDays(c.tenure());
            case FREQUENCY -> c.frequency();
            case GAP -> Double.isNaN(c.meanGap()) ? null : c.meanGap();
            case SEGMENT ->
                scoring.model().segment(c.cluster(), c.churnProbability()).label();
        };
    }

    /** The longest time stands for no order at all. */
    private static String expectedDays(CustomerRow c, Texts texts) {
        long days = Math.round(c.expectedDays());
        return days >= SurvivalCurve.CAP ? texts.get("customers.notExpected") : Figures.count(days);
    }

    private static String money(@Nullable CustomerWorth worth, ToDoubleFunction<CustomerWorth> amount) {
        return worth == null || !worth.hasMoney() ? UNKNOWN : Figures.money(amount.applyAsDouble(worth));
    }

    private static String nextOrder(CustomerRow c, Scoring scoring, Texts texts) {
        DayWindow window = c.nextOrder();
        if (window == null) {
            return texts.get("customers.notExpected");
        }
        LocalDate from = scoring.asOf().plusDays(window.from());
        LocalDate to = scoring.asOf().plusDays(window.to());
        return from.equals(to) ? DAY.format(from) : texts.get("customers.dates", DAY.format(from), DAY.format(to));
    }
}
