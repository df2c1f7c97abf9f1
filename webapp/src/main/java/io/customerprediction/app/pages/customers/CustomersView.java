package io.customerprediction.app.pages.customers;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.CustomerPage;
import io.customerprediction.app.store.CustomerRow;
import io.customerprediction.app.store.CustomerSort;
import io.customerprediction.app.store.CustomerWorth;
import io.customerprediction.app.store.Expected;
import io.customerprediction.app.store.Likeliest;
import io.customerprediction.app.store.Matches;
import io.customerprediction.app.store.PageCursor;
import io.customerprediction.app.store.RiskBand;
import io.customerprediction.app.store.ScoredCustomers;
import io.customerprediction.app.store.Scoring;
import io.customerprediction.segments.SegmentName;
import io.customerprediction.survival.DayWindow;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of customers.
 *
 * @param scoring whose predictions these are
 * @param columns heads of the table
 * @param rows a customer each
 * @param segments choices of the filter
 * @param bands choices of the filter
 * @param expected choices of the filter
 * @param expectedNote which customers the chosen one finds, in a sentence; empty for none
 * @param typed what each field of the filter says
 * @param errors what is wrong with fields of the filter, by their names
 * @param found how many there are, in words
 * @param before the page before, as an address's query; empty for none
 * @param after the page after; empty for none
 * @param export the same customers as a file, as an address's query
 * @param problems what else is wrong with the address, each in a sentence
 */
public record CustomersView(
        Scoring scoring,
        List<Column> columns,
        List<Row> rows,
        List<Choice> segments,
        List<Choice> bands,
        List<Choice> expected,
        String expectedNote,
        Map<String, String> typed,
        Map<String, String> errors,
        String found,
        String before,
        String after,
        String export,
        List<String> problems) {

    /** The year is that of the as-of date or the next one. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /** Spend at risk is shown only to those who ask for its order: what is past says less than what is expected. */
    private static final List<CustomerSort> COLUMNS = List.of(
            CustomerSort.ID,
            CustomerSort.RISK,
            CustomerSort.EXPECTED_DAYS,
            CustomerSort.VALUE,
            CustomerSort.VALUE_AT_RISK,
            CustomerSort.SAVABLE,
            CustomerSort.RECENCY,
            CustomerSort.FREQUENCY);

    /**
     * The head of a column.
     *
     * @param key of the order, as addresses name it
     * @param link what puts the customers in its order, as an address's query
     * @param state ascending, descending or none, in the words of ARIA
     */
    public record Column(String key, String name, String help, String link, String state) {}

    /**
     * A customer.
     *
     * @param link the customer's own page, as an address's query
     * @param band of the risk, in lower case
     */
    public record Row(
            String id,
            String link,
            String risk,
            String band,
            String bandName,
            String expectedDays,
            String nextOrder,
            String value,
            String valueAtRisk,
            String expectedSpend,
            String savable,
            String recency,
            String frequency,
            String segment) {}

    /** One choice of a filter. */
    public record Choice(String value, String label, boolean chosen) {}

    static CustomersView of(ScoredCustomers customers, CustomerSearch search, Texts texts) {
        CustomerPage page = customers.page(search.query());
        Scoring scoring = customers.scoring();
        return new CustomersView(
                scoring,
                COLUMNS.stream()
                        .filter(sort -> sort != CustomerSort.VALUE_AT_RISK
                                || search.query().sort() == sort)
                        .map(sort -> column(sort, search, texts))
                        .toList(),
                page.customers().stream().map(c -> row(c, scoring, texts)).toList(),
                segments(scoring, search, texts),
                Arrays.stream(RiskBand.values())
                        .map(CustomerSearch::name)
                        .map(band -> choice(band, texts.get("band." + band), search.text(CustomerSearch.BAND)))
                        .toList(),
                Arrays.stream(Expected.values())
                        .map(what -> choice(
                                CustomerSearch.name(what),
                                texts.get(
                                        "customers.expected." + CustomerSearch.name(what),
                                        scoring.model().horizonDays()),
                                search.text(CustomerSearch.EXPECTED)))
                        .toList(),
                expectedNote(search, scoring, texts),
                search.typed(),
                search.errors(),
                found(page.matches(), texts),
                link(page.before(), search),
                link(page.after(), search),
                search.with(Map.of()),
                search.problems());
    }

    private static String expectedNote(CustomerSearch search, Scoring scoring, Texts texts) {
        Likeliest likeliest = search.query().filter().likeliest();
        return likeliest == null
                ? ""
                : texts.get(
                        "customers.expected." + search.text(CustomerSearch.EXPECTED) + ".note",
                        Figures.count(likeliest.customers()),
                        scoring.model().horizonDays());
    }

    private static Column column(CustomerSort sort, CustomerSearch search, Texts texts) {
        String name = CustomerSearch.name(sort);
        boolean chosen = search.query().sort() == sort;
        boolean descending = search.query().descending();
        String order = chosen && descending ? "asc" : "desc";
        return new Column(
                name,
                texts.get("customers." + name),
                texts.get("customers." + name + ".help"),
                search.with(Map.of(CustomerSearch.SORT, name, CustomerSearch.ORDER, order)),
                !chosen ? "none" : descending ? "descending" : "ascending");
    }

    private static Row row(CustomerRow c, Scoring scoring, Texts texts) {
        String band = CustomerSearch.name(c.band());
        boolean hasAmounts = !Double.isNaN(c.monetary());
        return new Row(
                c.id(),
                OneCustomerPage.link(c.id()),
                Figures.percent(c.churnProbability()),
                band,
                texts.get("band." + band),
                String.format(Locale.ROOT, "%.0f", c.expectedDays()),
                nextOrder(c, scoring, texts),
                hasAmounts ? Figures.money(c.monetary()) : "–",
                hasAmounts ? Figures.money(c.valueAtRisk()) : "–",
                money(c.worth(), CustomerWorth::spend),
                money(c.worth(), CustomerWorth::savable),
                Figures.count(c.recency()),
                Figures.count(c.frequency()),
                scoring.model().segment(c.cluster(), c.churnProbability()).label());
    }

    private static String money(@Nullable CustomerWorth worth, ToDoubleFunction<CustomerWorth> amount) {
        return worth == null || !worth.hasMoney() ? "–" : Figures.money(amount.applyAsDouble(worth));
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

    static String interval(CustomerRow c, Texts texts) {
        return c.p10().isEmpty() ? texts.get("customers.beyond") : day(c.p10(), texts) + " – " + day(c.p90(), texts);
    }

    private static String day(OptionalInt day, Texts texts) {
        return day.isPresent() ? "" + day.getAsInt() : texts.get("customers.beyond");
    }

    private static List<Choice> segments(Scoring scoring, CustomerSearch search, Texts texts) {
        List<String> groups = scoring.model().segmentNames();
        String chosen = search.text(CustomerSearch.SEGMENT);
        Stream<Choice> segments = Arrays.stream(SegmentName.values())
                .filter(segment -> !segment.groups(groups).isEmpty())
                .map(segment -> choice(segment.key(), segment.label(), chosen));
        // An address can name a group of the model by its number; then the list does, too.
        Stream<Choice> group = IntStream.rangeClosed(1, groups.size())
                .filter(number -> chosen.equals("" + number))
                .mapToObj(
                        number -> choice(chosen, texts.get("customers.group", number, groups.get(number - 1)), chosen));
        return Stream.concat(segments, group).toList();
    }

    private static Choice choice(String value, String label, String chosen) {
        return new Choice(value, label, value.equals(chosen));
    }

    private static String found(Matches matches, Texts texts) {
        String key = "customers.found." + CustomerSearch.name(matches.precision());
        return texts.get(key, Figures.count(matches.customers()));
    }

    private static String link(Optional<PageCursor> cursor, CustomerSearch search) {
        return cursor.map(at -> search.with(Map.of(CustomerSearch.PAGE, at.text())))
                .orElse("");
    }
}
