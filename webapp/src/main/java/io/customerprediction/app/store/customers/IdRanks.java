package io.customerprediction.app.store.customers;

import io.customerprediction.app.store.database.Database;
import java.util.List;
import java.util.Optional;

/** The customers of one scoring in the order of their ids, as the database compares them: four bytes each. Immutable. */
final class IdRanks {
    private static final int CHUNK = 20_000;

    private final Database database;
    private final CustomerTable table;

    /** By number; of numbers without a customer it says nothing. */
    private final int[] ranks;

    private IdRanks(Database database, CustomerTable table, int[] ranks) {
        this.database = database;
        this.table = table;
        this.ranks = ranks;
    }

    static IdRanks of(Database database, CustomerTable table) {
        int[] ranks = new int[table.lastNumber(database) + 1];
        int[] next = {0};
        List<String> ids = List.of("");
        do {
            ids = database.list(
                    "SELECT no, id FROM " + table.name() + " WHERE id > ? ORDER BY id LIMIT " + CHUNK,
                    row -> {
                        ranks[row.getInt(1)] = next[0]++;
                        return row.getString(2);
                    },
                    ids.get(ids.size() - 1));
        } while (ids.size() == CHUNK);
        return new IdRanks(database, table, ranks);
    }

    int of(int number) {
        return ranks[number];
    }

    /** Where an id stands, or would stand: just before the next one. */
    Place place(String id) {
        Optional<Place> next = database.first(
                "SELECT no, id FROM " + table.name() + " WHERE id >= ? ORDER BY id LIMIT 1",
                row -> row.getString("id").equals(id)
                        ? new Place(row.getInt("no"), ranks[row.getInt("no")])
                        : new Place(0, ranks[row.getInt("no")] - 0.5),
                id);
        return next.orElse(new Place(0, Double.POSITIVE_INFINITY));
    }
}
