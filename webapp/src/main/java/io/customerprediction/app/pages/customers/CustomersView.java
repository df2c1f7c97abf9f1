package io.customerprediction.app.pages.customers;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.CustomerAttributes;
import io.customerprediction.app.store.customers.CustomerAttributes.Attribute;
import io.customerprediction.app.store.customers.CustomerPage;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.Likeliest;
import io.customerprediction.app.store.customers.PageCursor;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A page of customers.
 *
 * @param scoring whose predictions these are
 * @param columns heads of the table
 * @param choosable all columns that there are
 * @param details attributes that can be shown; none for those who may not see them
 * @param rows a customer each
 * @param filter what the list can be limited to
 * @param expectedNote which customers the chosen expectation finds, in a sentence; empty for none
 * @param typed what each field of the filter says
 * @param errors what is wrong with fields of the filter, by their names
 * @param found how many there are, in words
 * @param before the page before, as an address's query; empty for none
 * @param after the page after; empty for none
 * @param export the same customers as a file, as an address's query
 * @param seen the names of the columns, as an address has them
 * @param problems what else is wrong with the address, each in a sentence
 */
public record CustomersView(
        Scoring scoring,
        List<Head> columns,
        List<Head> choosable,
        List<Detail> details,
        List<Row> rows,
        FilterView filter,
        String expectedNote,
        Map<String, String> typed,
        Map<String, String> errors,
        String found,
        String before,
        String after,
        String export,
        String seen,
        List<String> problems) {

    /**
     * The head of a column.
     *
     * @param key of the column, as addresses name it
     * @param link what puts the customers in its order, as an address's query; empty if there is no such order
     * @param state ascending, descending or none, in the words of ARIA
     * @param words whether its cells are texts
     * @param shown whether it is one of the table
     */
    public record Head(String key, String name, String help, String link, String state, boolean words, boolean shown) {}

    /**
     * A customer.
     *
     * @param link the customer's own page, as an address's query
     * @param band of the risk, in lower case
     * @param cells in the order of the columns
     * @param details the attributes that are shown, in their order
     */
    public record Row(String link, String band, String bandName, List<String> cells, List<String> details) {}

    /**
     * An attribute of customers.
     *
     * @param key as addresses name it
     * @param shown whether it is a column of the table
     */
    public record Detail(String key, String name, boolean shown) {}

    /** @param attributes of the customers; empty for those who may not see them */
    static CustomersView of(
            ScoredCustomers customers, CustomerSearch search, Optional<CustomerAttributes> attributes, Texts texts) {
        CustomerPage page = customers.page(search.query());
        Scoring scoring = customers.scoring();
        List<String> wanted = search.details();
        List<Detail> details = attributes.map(CustomerAttributes::columns).orElse(List.of()).stream()
                .map(column -> new Detail(column.key(), column.name(), wanted.contains(column.key())))
                .toList();
        List<String> shown =
                details.stream().filter(Detail::shown).map(Detail::key).toList();
        Map<String, List<Attribute>> known = shown.isEmpty()
                ? Map.of()
                : attributes
                        .orElseThrow()
                        .of(page.customers().stream().map(CustomerRow::id).toList());
        return new CustomersView(
                scoring,
                search.columns().stream()
                        .map(column -> head(column, search, texts))
                        .toList(),
                Arrays.stream(CustomerColumn.values())
                        .map(column -> head(column, search, texts))
                        .toList(),
                details,
                page.customers().stream()
                        .map(c -> row(c, details(known.getOrDefault(c.id(), List.of()), shown), search, scoring, texts))
                        .toList(),
                FilterView.of(search, scoring, texts),
                expectedNote(search, scoring, texts),
                search.typed(),
                search.errors(),
                texts.get("customers.found", Figures.count(page.matches())),
                link(page.before(), search),
                link(page.after(), search),
                search.with(Map.of()),
                search.columns().stream().map(CustomerColumn::key).collect(Collectors.joining(",")),
                search.problems());
    }

    private static String expectedNote(CustomerSearch search, Scoring scoring, Texts texts) {
        Likeliest likeliest = search.query().filter().prospects().likeliest();
        return likeliest == null
                ? ""
                : texts.get(
                        "customers.expected." + search.text(CustomerSearch.EXPECTED) + ".note",
                        Figures.count(likeliest.customers()),
                        scoring.model().horizonDays());
    }

    private static Head head(CustomerColumn column, CustomerSearch search, Texts texts) {
        String key = column.key();
        boolean chosen =
                column.sort().filter(sort -> sort == search.query().sort()).isPresent();
        boolean descending = search.query().descending();
        String order = chosen && descending ? "asc" : "desc";
        return new Head(
                key,
                texts.get("customers." + key),
                texts.get("customers." + key + ".help"),
                column.sort()
                        .map(sort -> search.with(
                                Map.of(CustomerSearch.SORT, CustomerSearch.name(sort), CustomerSearch.ORDER, order)))
                        .orElse(""),
                !chosen ? "none" : descending ? "descending" : "ascending",
                column.isWords(),
                search.columns().contains(column));
    }

    /** The values of a customer; empty texts where nothing is known. */
    private static List<String> details(List<Attribute> own, List<String> shown) {
        return shown.stream()
                .map(key -> own.stream()
                        .filter(attribute -> attribute.column().key().equals(key))
                        .map(Attribute::value)
                        .findFirst()
                        .orElse(""))
                .toList();
    }

    private static Row row(CustomerRow c, List<String> details, CustomerSearch search, Scoring scoring, Texts texts) {
        String band = CustomerSearch.name(c.band());
        return new Row(
                OneCustomerPage.link(c.id()),
                band,
                texts.get("band." + band),
                search.columns().stream()
                        .map(column -> column.text(c, scoring, texts))
                        .toList(),
                details);
    }

    static String interval(CustomerRow c, Texts texts) {
        return c.p10().isEmpty() ? texts.get("customers.beyond") : day(c.p10(), texts) + " – " + day(c.p90(), texts);
    }

    private static String day(OptionalInt day, Texts texts) {
        return day.isPresent() ? "" + day.getAsInt() : texts.get("customers.beyond");
    }

    private static String link(Optional<PageCursor> cursor, CustomerSearch search) {
        return cursor.map(at -> search.with(Map.of(CustomerSearch.PAGE, at.text())))
                .orElse("");
    }
}
