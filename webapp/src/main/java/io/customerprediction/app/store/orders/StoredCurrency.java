package io.customerprediction.app.store.orders;

import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The one currency of all amounts that are stored, as amounts of several cannot be added up. Stateless. */
public final class StoredCurrency {
    private static final int LONGEST = 100;

    private StoredCurrency() {}

    /** Its code, such as EUR; empty while no log or order has named one. */
    public static Optional<String> of(Connection connection) throws SQLException {
        return Sql.first(connection, "SELECT code FROM purchase_currency", row -> row.getString(1));
    }

    /**
     * Makes sure that amounts of this currency may be added; the first one that is named becomes the one of all.
     *
     * @param code empty if it is not named
     * @throws StoreException if another one is stored
     */
    public static void require(Connection connection, String code) throws SQLException {
        if (code.isEmpty()) {
            return;
        }
        String named = shortened(code);
        Optional<String> stored = of(connection);
        if (stored.isPresent() && !stored.get().equals(named)) {
            throw other(named, stored.get());
        }
        if (stored.isEmpty()) {
            Sql.update(connection, "INSERT INTO purchase_currency (id, code) VALUES (1, ?)", named);
        }
    }

    /**
     * Takes the currency of a log that is loaded in place of the one before. A log that names none leaves the known one only
     * where orders that have arrived stay on top of it.
     *
     * @throws StoreException if such orders are in another currency
     */
    public static void replace(Connection connection, String code) throws SQLException {
        boolean arrived = Sql.first(connection, "SELECT id FROM arrived_change LIMIT 1", row -> true)
                .isPresent();
        if (arrived) {
            require(connection, code);
        } else {
            replaceBy(connection, code);
        }
    }

    /** Takes this currency whatever was stored; none if it is empty. */
    public static void replaceBy(Connection connection, String code) throws SQLException {
        Sql.update(connection, "DELETE FROM purchase_currency");
        require(connection, code);
    }

    private static StoreException other(String code, String stored) {
        return new StoreException(
                StoreException.Kind.OTHER_CURRENCY,
                "The amounts are in " + code + ", but what is stored is in " + stored
                        + ", and amounts of two currencies cannot be added: convert them to " + stored + " first");
    }

    private static String shortened(String code) {
        return code.length() <= LONGEST ? code : code.substring(0, LONGEST);
    }
}
