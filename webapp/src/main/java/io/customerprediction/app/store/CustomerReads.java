package io.customerprediction.app.store;

import io.customerprediction.app.store.Summary.Group;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads places of customers from the indexes, group by group: all but the one on the id are led by segment and band. For
 * one connection.
 */
final class CustomerReads {
    /** Stands for all groups together where the id leads the index. */
    private static final List<@Nullable Group> UNGROUPED = Collections.singletonList(null);

    private final Connection connection;
    private final CustomerTable table;
    private final List<Group> groups;
    private final CustomerFilter filter;

    /** @param groups those that can contain customers of the filter */
    CustomerReads(Connection connection, CustomerTable table, List<Group> groups, CustomerFilter filter) {
        this.connection = connection;
        this.table = table;
        this.groups = groups;
        this.filter = filter;
    }

    private List<? extends @Nullable Group> parts(CustomerSort index) {
        return index == CustomerSort.ID ? UNGROUPED : groups;
    }

    /**
     * The first places behind the query's cursor, from the index of its order: a merge of the groups, of each of which no
     * more is read than it takes, as a place may cost many skipped rows.
     */
    List<Place> first(CustomerQuery query, int most) throws SQLException {
        Comparator<Place> order = Place.order(query.readsDown());
        List<Run> runs = new ArrayList<>();
        for (Group group : parts(query.sort())) {
            runs.add(new Run(query, group));
        }
        List<Place> merged = List.of();
        List<Run> behind = runs;
        for (int chunk = Math.max(1, most / Math.max(1, runs.size()));
                !behind.isEmpty();
                chunk = Math.min(2 * chunk, most)) {
            for (Run run : behind) {
                run.read(chunk);
            }
            merged = runs.stream()
                    .flatMap(run -> run.places.stream())
                    .sorted(order)
                    .limit(most)
                    .toList();
            Place last = merged.size() < most ? null : merged.get(most - 1);
            behind = runs.stream()
                    .filter(run -> run.mayHoldMoreBefore(last, order))
                    .toList();
        }
        return merged;
    }

    /** What has been read of one group. */
    private final class Run {
        private final CustomerQuery query;
        private final @Nullable Group group;
        private final List<Place> places = new ArrayList<>();
        private boolean exhausted;

        Run(CustomerQuery query, @Nullable Group group) {
            this.query = query;
            this.group = group;
        }

        boolean mayHoldMoreBefore(@Nullable Place last, Comparator<Place> order) {
            return !exhausted && (last == null || order.compare(places.get(places.size() - 1), last) < 0);
        }

        /** Those with the same key and a further number come first, then those with a further key. */
        void read(int chunk) throws SQLException {
            Place from = places.isEmpty() ? query.start() : places.get(places.size() - 1);
            int wanted = places.size() + chunk;
            if (from == null) {
                read(Conditions.NONE, chunk);
            } else {
                if (query.sort() != CustomerSort.ID) {
                    read(sameKey(query, from), chunk);
                }
                if (places.size() < wanted) {
                    read(furtherKey(query, from), wanted - places.size());
                }
            }
            exhausted = places.size() < wanted;
        }

        private void read(Conditions behind, int most) throws SQLException {
            String way = query.readsDown() ? " DESC" : "";
            String key = query.sort().column() + way;
            String order = group == null ? key : "cluster" + way + ", band" + way + ", " + key + ", no" + way;
            Conditions bounds = group != null && query.sort() == CustomerSort.VALUE_AT_RISK
                    ? Conditions.valueAtRisk(group.band(), filter)
                    : Conditions.NONE;
            places.addAll(CustomerReads.this.read(
                    group,
                    select(query, table.by(query.sort())),
                    filter,
                    behind.and(bounds),
                    " ORDER BY " + order + " LIMIT " + most,
                    query.sort()::place));
        }
    }

    /** All places behind the query's cursor, by another index; in no order. */
    List<Place> all(CustomerQuery query, CustomerSort index) throws SQLException {
        Place start = query.start();
        List<Conditions> behind =
                start == null ? List.of(Conditions.NONE) : List.of(sameKey(query, start), furtherKey(query, start));
        List<Place> places = new ArrayList<>();
        for (Conditions conditions : behind) {
            for (Group group : parts(index)) {
                places.addAll(read(group, select(query, table.by(index)), filter, conditions, "", query.sort()::place));
            }
        }
        return places;
    }

    /** Those among some customers whom the filter finds behind the query's cursor; in no order. */
    List<Place> among(int[] numbers, CustomerQuery query) throws SQLException {
        Place start = query.start();
        List<Conditions> behind =
                start == null ? List.of(Conditions.NONE) : List.of(sameKey(query, start), furtherKey(query, start));
        List<Place> places = new ArrayList<>();
        for (Conditions conditions : behind) {
            places.addAll(
                    among(numbers, "no, " + query.sort().column() + " AS sort_key", conditions, query.sort()::place));
        }
        return places;
    }

    /** How many of some customers the filter finds. */
    long countAmong(int[] numbers) throws SQLException {
        return among(numbers, "COUNT(*)", Conditions.NONE, row -> row.getLong(1))
                .get(0);
    }

    private <T> List<T> among(int[] numbers, String columns, Conditions behind, Sql.Row<T> row) throws SQLException {
        Conditions where = Conditions.of(filter.withText("")).and(behind);
        return Sql.list(
                connection,
                "SELECT " + columns + " FROM UNNEST(CAST(? AS INTEGER ARRAY)) AS wanted (wanted_no) JOIN "
                        + table.name() + " ON no = wanted_no WHERE 1 = 1" + where.sql(),
                row,
                where.after(connection.createArrayOf(
                        "INTEGER", Arrays.stream(numbers).boxed().toArray())));
    }

    private static String select(CustomerQuery query, String from) {
        return "SELECT no, " + query.sort().column() + " AS sort_key FROM " + from;
    }

    private Conditions sameKey(CustomerQuery query, Place from) {
        return table.sameKey(query.sort().column(), query.readsDown(), from);
    }

    /** From the next possible key on: behind a strict comparison H2 would pass all those with the key itself once more. */
    private static Conditions furtherKey(CustomerQuery query, Place from) {
        CustomerSort sort = query.sort();
        if (sort == CustomerSort.ID) {
            return Conditions.NONE.and(query.readsDown() ? "id < ?" : "id > ?", from.key());
        }
        return query.readsDown()
                ? Conditions.NONE.and(sort.column() + " <= ?", sort.keyBefore(from.key()))
                : Conditions.NONE.and(sort.column() + " >= ?", sort.keyAfter(from.key()));
    }

    /** How many the filter finds, by reading all customers. */
    long countAll() throws SQLException {
        Conditions where = Conditions.of(filter);
        return Sql.list(
                        connection,
                        "SELECT COUNT(*) FROM " + table.name() + " WHERE 1 = 1" + where.sql(),
                        row -> row.getLong(1),
                        where.parameters().toArray())
                .get(0);
    }

    /** How many the filter finds. */
    long count(CustomerSort index) throws SQLException {
        return count(index, filter, Long.MAX_VALUE);
    }

    /** Whether an index alone would have to read no more than so many rows for the filter. */
    boolean findsFew(CustomerSort index, int most) throws SQLException {
        CustomerFilter alone = switch (index) {
            case VALUE ->
                CustomerFilter.ALL.withValue(
                        filter.value().from(), filter.value().to());
            default -> CustomerFilter.ALL.withMinRisk(filter.risk().from());
        };
        return count(index, alone, most + 1L) <= most;
    }

    private long count(CustomerSort index, CustomerFilter counted, long most) throws SQLException {
        long sum = 0;
        for (Group group : parts(index)) {
            if (sum < most) {
                sum += read(
                                group,
                                "SELECT COUNT(*) FROM (SELECT no FROM " + table.by(index),
                                counted,
                                Conditions.NONE,
                                " LIMIT " + (most - sum) + ") r",
                                row -> row.getLong(1))
                        .get(0);
            }
        }
        return sum;
    }

    private <T> List<T> read(
            @Nullable Group group, String select, CustomerFilter by, Conditions behind, String end, Sql.Row<T> row)
            throws SQLException {
        Conditions where = (group == null ? Conditions.of(by) : Conditions.in(group, by)).and(behind);
        return Sql.list(
                connection,
                select + " WHERE 1 = 1" + where.sql() + end,
                row,
                where.parameters().toArray());
    }
}
