package io.customerprediction.app.store.customers;

import io.customerprediction.app.store.customers.CustomerColumns.Found;
import io.customerprediction.app.store.customers.CustomerColumns.Keys;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Sql;
import java.lang.ref.SoftReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
 * Finds customers by filters, in orders: which ones is decided in memory ({@link CustomerColumns}), their rows come from the
 * database by number. What is in memory is read when it is first needed, and read again if memory became short meanwhile.
 * Thread-safe.
 */
public final class CustomerPages {
    /** As many rows are in memory at a time. */
    private static final int CHUNK = 5_000;

    /** Each pass over all customers finds as many of an export. */
    private static final int PLACES = 50_000;

    private final Database database;
    private final CustomerTable table;
    private final boolean hasAmounts;
    private final Kept<CustomerColumns> columns;
    private final Kept<IdIndex> ids;
    private final Kept<AttributeIndex> attributes;
    private final Kept<IdRanks> ranks;

    public CustomerPages(Database database, CustomerTable table, boolean hasAmounts) {
        this.database = database;
        this.table = table;
        this.hasAmounts = hasAmounts;
        this.columns = new Kept<>(() -> CustomerColumns.of(database, table));
        this.ids = new Kept<>(() -> IdIndex.of(database, table));
        this.attributes = new Kept<>(() -> AttributeIndex.of(database, table));
        this.ranks = new Kept<>(() -> IdRanks.of(database, table));
    }

    /** Something that can be read again. */
    private static final class Kept<T> {
        private final Supplier<T> read;
        private SoftReference<@Nullable T> kept = new SoftReference<>(null);

        Kept(Supplier<T> read) {
            this.read = read;
        }

        synchronized T get() {
            T known = kept.get();
            if (known == null) {
                known = read.get();
                kept = new SoftReference<>(known);
            }
            return known;
        }

        synchronized void forget() {
            kept = new SoftReference<>(null);
        }
    }

    /** What filters and orders look at. */
    public CustomerColumns columns() {
        return columns.get();
    }

    /** As many customers as are likeliest to do something. */
    public Likeliest likeliest(Expected what, long customers) {
        double[] values = new double[table.lastNumber(database) + 1];
        Arrays.fill(values, -1);
        for (int from = 0; from < values.length; from += CHUNK) {
            database.list(
                    "SELECT no, " + what.column() + " FROM " + table.name() + " WHERE no >= ? AND no < ?",
                    row -> values[row.getInt(1)] = row.getDouble(2),
                    from,
                    from + CHUNK);
        }
        return Likeliest.largest(number -> number, values, customers);
    }

    public CustomerPage page(CustomerQuery query) {
        Found found = found(query, query.cursor() == null ? null : start(query), query.size() + 1);
        List<CustomerRow> customers = rows(found.places());
        if (customers.size() < found.places().size()) {
            // another process has erased somebody
            columns.forget();
            found = found(query, query.cursor() == null ? null : start(query), query.size() + 1);
            customers = rows(found.places());
        }
        boolean backwards = query.cursor() != null && query.cursor().backwards();
        boolean more = customers.size() > query.size();
        List<CustomerRow> shown = new ArrayList<>(customers.subList(0, Math.min(query.size(), customers.size())));
        if (backwards) {
            Collections.reverse(shown);
        }
        return new CustomerPage(
                shown,
                cursor(shown, query.sort(), true, backwards ? more : query.cursor() != null),
                cursor(shown, query.sort(), false, backwards || more),
                found.customers());
    }

    private Found found(CustomerQuery query, @Nullable Place start, int most) {
        return columns.get()
                .first(query.filter(), named(query.filter()), keys(query.sort()), query.readsDown(), start, most);
    }

    private Keys keys(CustomerSort sort) {
        CustomerColumns all = columns.get();
        if (sort != CustomerSort.ID) {
            return all.keys(sort);
        }
        IdRanks known = ranks.get();
        return i -> known.of(all.number(i));
    }

    private Place start(CustomerQuery query) {
        PageCursor cursor = Objects.requireNonNull(query.cursor());
        return query.sort() == CustomerSort.ID
                ? ranks.get().place(cursor.key().replace("\0", ""))
                : new Place(cursor.number(), cursor.value());
    }

    /** The numbers of the customers with the filter's text and tag; {@code null} without either. */
    private @Nullable BitSet named(CustomerFilter filter) {
        BitSet found = filter.text().isEmpty() ? null : withText(filter);
        if (filter.named().tag().isEmpty()) {
            return found;
        }
        BitSet tagged = Tags.numbers(database, table, filter.named().tag());
        if (found != null) {
            tagged.and(found);
        }
        return tagged;
    }

    private BitSet withText(CustomerFilter filter) {
        BitSet found = ids.get().find(filter.text());
        if (filter.named().inAttributes()) {
            found.or(attributes().find(filter.text()));
        }
        return found;
    }

    private AttributeIndex attributes() {
        AttributeIndex known = attributes.get();
        if (known.version() == CustomerAttributes.version(database)) {
            return known;
        }
        attributes.forget();
        return attributes.get();
    }

    private static Optional<PageCursor> cursor(
            List<CustomerRow> customers, CustomerSort sort, boolean backwards, boolean wanted) {
        return customers.isEmpty() || !wanted
                ? Optional.empty()
                : Optional.of(PageCursor.at(customers.get(backwards ? 0 : customers.size() - 1), sort, backwards));
    }

    /** Hands over all customers whom a filter finds, in an order. */
    public void forEach(CustomerFilter filter, CustomerSort sort, boolean descending, Consumer<CustomerRow> receiver) {
        CustomerQuery query = new CustomerQuery(filter, sort, descending, 1, null);
        Place last = null;
        List<Place> places;
        do {
            places = found(query, last, PLACES).places();
            handOver(places.stream().mapToInt(Place::number).toArray(), receiver);
            last = places.isEmpty() ? null : places.get(places.size() - 1);
        } while (places.size() == PLACES);
    }

    /** Hands over all customers whom a filter finds, in the order of the log. */
    public void forEach(CustomerFilter filter, Consumer<CustomerRow> receiver) {
        handOver(columns.get().numbers(filter, named(filter)), receiver);
    }

    private void handOver(int[] numbers, Consumer<CustomerRow> receiver) {
        for (int from = 0; from < numbers.length; from += CHUNK) {
            rows(Arrays.copyOfRange(numbers, from, Math.min(numbers.length, from + CHUNK)))
                    .forEach(receiver);
        }
    }

    private List<CustomerRow> rows(List<Place> places) {
        return rows(places.stream().mapToInt(Place::number).toArray());
    }

    /** The customers with these numbers, in their order; numbers without a customer are left out. */
    public List<CustomerRow> rows(int[] numbers) {
        return database.call(connection -> rows(connection, numbers));
    }

    private List<CustomerRow> rows(Connection connection, int[] numbers) throws SQLException {
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
}
