package io.customerprediction.app.store;

import io.customerprediction.app.store.Matches.Precision;
import io.customerprediction.app.store.Summary.Group;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds pages of customers by reading few rows, in one of two ways.
 *
 * <p>In order: each index is led by segment and band, so the page is the first rows of a merge over the groups that the
 * filter allows, each read from its own place in the index; rows out of the range of spending are skipped on the way.
 *
 * <p>By the filter: where it finds few, skipping would never end, so all that it finds are read and put in order.
 */
final class CustomerPages {
    /** As many are read and sorted well within the time of a page. */
    private static final int FEW = 5_000;

    private final Database database;
    private final CustomerTable table;
    private final Summary summary;
    private final Supplier<IdIndex> ids;
    private final boolean hasAmounts;

    /** @param ids all of them; asked for only where a text is searched for */
    CustomerPages(Database database, CustomerTable table, Summary summary, Supplier<IdIndex> ids, boolean hasAmounts) {
        this.database = database;
        this.table = table;
        this.summary = summary;
        this.ids = ids;
        this.hasAmounts = hasAmounts;
    }

    CustomerPage page(CustomerQuery query) {
        int @Nullable [] named = named(query.filter());
        return database.call(connection -> page(connection, query, named));
    }

    /** The customers with the filter's text in their ids; {@code null} if they are many, or there is no text. */
    private int @Nullable [] named(CustomerFilter filter) {
        if (filter.text().isEmpty()) {
            return null;
        }
        int[] found = ids.get().find(filter.text(), FEW + 1);
        return found.length > FEW ? null : found;
    }

    private CustomerPage page(Connection connection, CustomerQuery query, int @Nullable [] named) throws SQLException {
        List<Group> groups = summary.groups(query.filter());
        CustomerReads reads = new CustomerReads(connection, table, groups, query.filter());
        Optional<CustomerSort> narrow = named == null ? narrowIndex(reads, query.filter(), groups) : Optional.empty();
        Part part = part(connection, reads, named, narrow, query);
        boolean backwards = query.cursor() != null && query.cursor().backwards();
        return new CustomerPage(
                part.customers,
                cursor(part.customers, query.sort(), true, backwards ? part.more : query.cursor() != null),
                cursor(part.customers, query.sort(), false, backwards || part.more),
                named == null
                        ? matches(reads, query.filter(), narrow)
                        : new Matches(reads.countAmong(named), Precision.EXACT));
    }

    /** Customers in the query's order, and whether there are more beyond them. */
    private record Part(List<CustomerRow> customers, boolean more) {}

    private Part part(
            Connection connection,
            CustomerReads reads,
            int @Nullable [] named,
            Optional<CustomerSort> narrow,
            CustomerQuery query)
            throws SQLException {
        List<Place> places = named == null && narrow.isEmpty()
                ? reads.first(query, query.size() + 1)
                : (named == null ? reads.all(query, narrow.orElseThrow()) : reads.among(named, query))
                        .stream().sorted(Place.order(query.readsDown())).toList();
        List<Place> shown = new ArrayList<>(places.subList(0, Math.min(query.size(), places.size())));
        if (query.cursor() != null && query.cursor().backwards()) {
            Collections.reverse(shown);
        }
        List<CustomerRow> customers = customers(
                connection,
                table,
                hasAmounts,
                shown.stream().mapToInt(Place::number).toArray());
        return new Part(customers, places.size() > query.size());
    }

    /** Hands over all customers whom a filter finds, in an order, a page of the largest size in memory at a time. */
    void forEach(CustomerFilter filter, CustomerSort sort, boolean descending, Consumer<CustomerRow> receiver) {
        List<Group> groups = summary.groups(filter);
        int @Nullable [] named = named(filter);
        Optional<PageCursor> next = Optional.empty();
        do {
            CustomerQuery query =
                    new CustomerQuery(filter, sort, descending, CustomerQuery.MAX_SIZE, next.orElse(null));
            Part part = database.call(connection -> {
                CustomerReads reads = new CustomerReads(connection, table, groups, filter);
                Optional<CustomerSort> narrow = named == null ? narrowIndex(reads, filter, groups) : Optional.empty();
                return part(connection, reads, named, narrow, query);
            });
            part.customers.forEach(receiver);
            next = cursor(part.customers, sort, false, part.more);
        } while (next.isPresent());
    }

    private static Optional<PageCursor> cursor(
            List<CustomerRow> customers, CustomerSort sort, boolean backwards, boolean wanted) {
        return customers.isEmpty() || !wanted
                ? Optional.empty()
                : Optional.of(PageCursor.at(customers.get(backwards ? 0 : customers.size() - 1), sort, backwards));
    }

    /** The customers with these numbers, in their order; numbers without a customer are left out. */
    static List<CustomerRow> customers(Connection connection, CustomerTable table, boolean hasAmounts, int[] numbers)
            throws SQLException {
        Object[] boxed = Arrays.stream(numbers).boxed().toArray();
        Map<Integer, CustomerRow> byNumber = new HashMap<>();
        Sql.list(
                        connection,
                        "SELECT " + CustomerTable.COLUMNS
                                + " FROM UNNEST(CAST(? AS INTEGER ARRAY)) AS wanted (wanted_no) JOIN " + table.name()
                                + " ON no = wanted_no",
                        row -> CustomerTable.customer(row, hasAmounts),
                        connection.createArrayOf("INTEGER", boxed))
                .forEach(customer -> byNumber.put(customer.number(), customer));
        return Arrays.stream(numbers)
                .mapToObj(byNumber::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The index by which the filter finds few, if there is one. */
    private Optional<CustomerSort> narrowIndex(CustomerReads reads, CustomerFilter filter, List<Group> groups)
            throws SQLException {
        if (filter.value().isLimit() && summary.atLeast(filter) <= FEW && reads.findsFew(CustomerSort.VALUE, FEW)) {
            return Optional.of(CustomerSort.VALUE);
        }
        if (cutsABand(filter, groups) && reads.findsFew(CustomerSort.RISK, FEW)) {
            return Optional.of(CustomerSort.RISK);
        }
        return Optional.empty();
    }

    private static boolean cutsABand(CustomerFilter filter, List<Group> groups) {
        return groups.stream().anyMatch(group -> filter.cuts(group.band()));
    }

    private Matches matches(CustomerReads reads, CustomerFilter filter, Optional<CustomerSort> narrow)
            throws SQLException {
        if (narrow.isPresent()) {
            return new Matches(reads.count(narrow.get()), Precision.EXACT);
        }
        if (!filter.text().isEmpty()) {
            return new Matches(
                    filter.isTextAlone() ? ids.get().count(filter.text()) : reads.countAll(), Precision.EXACT);
        }
        Prospects prospects = filter.prospects();
        if (prospects.likeliest() != null) {
            boolean alone = filter.equals(CustomerFilter.ALL.withLikeliest(prospects.likeliest()));
            return new Matches(alone ? prospects.likeliest().customers() : reads.countAll(), Precision.EXACT);
        }
        if (!prospects.equals(Prospects.ALL) || !filter.purchases().equals(PurchaseRanges.ALL)) {
            return new Matches(reads.countAll(), Precision.EXACT);
        }
        return new Matches(
                Math.round(summary.estimate(filter)), summary.isWhole(filter) ? Precision.EXACT : Precision.ABOUT);
    }
}
