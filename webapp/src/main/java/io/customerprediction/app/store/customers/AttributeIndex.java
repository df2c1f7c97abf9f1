package io.customerprediction.app.store.customers;

import io.customerprediction.app.store.database.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names and addresses of one scoring's customers in memory, to find those that contain a text. Immutable.
 *
 * @param version of the attributes that were read
 */
record AttributeIndex(IdIndex texts, long version) {
    private static final int CHUNK = 20_000;

    private static final String SEARCHED = Arrays.stream(AttributeMeaning.values())
            .filter(AttributeMeaning::isSearched)
            .map(meaning -> "'" + meaning.name() + "'")
            .collect(Collectors.joining(", "));

    /** Reads them all. */
    static AttributeIndex of(Database database, CustomerTable table) {
        long version = CustomerAttributes.version(database);
        IdIndex.Growing texts = new IdIndex.Growing();
        for (int from = 0, last = version == 0 ? -1 : table.lastNumber(database); from <= last; from += CHUNK) {
            record Part(int number, String text) {}
            List<Part> parts = database.list(
                    "SELECT no, content FROM " + table.name() + " c JOIN attribute_value ON customer_id = "
                            + database.dialect().byLanguage("c.id")
                            + " JOIN attribute_column k ON k.id = column_id WHERE no >= ? AND no < ? AND meaning IN ("
                            + SEARCHED + ") ORDER BY no, column_id",
                    row -> new Part(row.getInt(1), row.getString(2)),
                    from,
                    from + CHUNK);
            List<String> own = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                // a first and a last name in neighbouring columns are found as one text
                own.add(parts.get(i).text);
                if (i + 1 == parts.size() || parts.get(i + 1).number != parts.get(i).number) {
                    texts.add(parts.get(i).number, FoldedId.of(String.join(" ", own)));
                    own.clear();
                }
            }
        }
        return new AttributeIndex(texts.built(), version);
    }

    BitSet find(String folded) {
        return texts.find(folded);
    }
}
