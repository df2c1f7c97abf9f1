package io.customerprediction.app.store;

import io.customerprediction.app.store.TestDatabase.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables that a database has, in lower case. */
final class Tables {
    private Tables() {}

    static List<String> of(Address address) throws SQLException {
        try (Connection connection = StoreTest.connect(address);
                ResultSet rows = connection
                        .getMetaData()
                        .getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
            return tables;
        }
    }
}
