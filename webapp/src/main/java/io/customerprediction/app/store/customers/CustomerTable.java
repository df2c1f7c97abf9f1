package io.customerprediction.app.store.customers;

import io.customerprediction.Basis;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Dialect;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.survival.DayWindow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of one scoring's customers, {@code customer_<scoring>}: they are found by number and by id. Filters and orders
 * look at columns in memory ({@link CustomerColumns}).
 */
public final class CustomerTable {
    public static final String COLUMNS = "no, id, cluster, basis, churn_probability, expected_days, days_if_returning,"
            + " p10, p50, p90, back_30, back_60, back_90, recency, frequency, monetary, tenure, purchase_days,"
            + " next_from, next_to, expected_orders, expected_spend, spend_p10, spend_p90, savable";

    /** Stands for a number that is not known: databases have no NaN, and indexes want no nulls. */
    private static final double UNKNOWN = -1;

    private static final List<String> WORTH_COLUMNS =
            List.of("expected_orders", "expected_spend", "spend_p10", "spend_p90", "savable");

    private static final int CHUNK = 5_000;

    private final String name;
    private final Dialect dialect;

    public CustomerTable(long scoring, Dialect dialect) {
        this.name = "customer_" + scoring;
        this.dialect = dialect;
    }

    public String name() {
        return name;
    }

    public String create() {
        return "CREATE TABLE " + name + " (no INTEGER PRIMARY KEY, id " + dialect.orderedText()
                + " NOT NULL, id_folded " + dialect.orderedText()
                + " NOT NULL, cluster SMALLINT NOT NULL, band SMALLINT NOT NULL, basis VARCHAR(20) NOT NULL,"
                + " churn_probability DOUBLE PRECISION NOT NULL, expected_days DOUBLE PRECISION NOT NULL,"
                + " days_if_returning DOUBLE PRECISION NOT NULL, p10 SMALLINT, p50 SMALLINT, p90 SMALLINT,"
                + " back_30 DOUBLE PRECISION NOT NULL, back_60 DOUBLE PRECISION NOT NULL,"
                + " back_90 DOUBLE PRECISION NOT NULL, recency INTEGER NOT NULL, frequency INTEGER NOT NULL,"
                + " monetary DOUBLE PRECISION NOT NULL, value_at_risk DOUBLE PRECISION NOT NULL,"
                + " tenure INTEGER NOT NULL, purchase_days INTEGER NOT NULL, next_from SMALLINT, next_to SMALLINT, "
                + WORTH_COLUMNS.stream().map(CustomerTable::worthColumn).collect(Collectors.joining(", ")) + ")";
    }

    private static String worthColumn(String column) {
        return column + " DOUBLE PRECISION DEFAULT " + UNKNOWN + " NOT NULL";
    }

    /** Adds the columns of worth to a table of a release without them, or completes an interrupted attempt. */
    public void addWorth(Connection connection) throws SQLException {
        String add = "ALTER TABLE " + name + " ADD COLUMN IF NOT EXISTS ";
        Sql.execute(connection, add + "next_from SMALLINT");
        Sql.execute(connection, add + "next_to SMALLINT");
        for (String column : WORTH_COLUMNS) {
            Sql.execute(connection, add + worthColumn(column));
        }
    }

    public String drop() {
        return "DROP TABLE IF EXISTS " + name;
    }

    public String createIndex() {
        return "CREATE INDEX " + index(CustomerSort.ID) + " ON " + name + " (id)";
    }

    /** Of releases that found ids by their beginnings. */
    private String searchIndex() {
        return name + "_id_folded";
    }

    /** Adds the column that ids are searched by to a table of a release without it, or completes an interrupted attempt. */
    public void addSearch(Connection connection) throws SQLException {
        Sql.execute(connection, "ALTER TABLE " + name + " ADD COLUMN IF NOT EXISTS id_folded " + dialect.orderedText());
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE " + name + " SET id_folded = ? WHERE no = ?")) {
            for (int from = 0, most = last(connection); from <= most; from += CHUNK) {
                for (NumberedId customer : Sql.list(
                        connection,
                        "SELECT no, id FROM " + name + " WHERE no >= ? AND no < ? AND id_folded IS NULL",
                        row -> new NumberedId(row.getInt("no"), row.getString("id")),
                        from,
                        from + CHUNK)) {
                    update.setString(1, FoldedId.of(customer.id));
                    update.setInt(2, customer.number);
                    update.addBatch();
                }
                update.executeBatch();
            }
        }
    }

    private record NumberedId(int number, String id) {}

    private int last(Connection connection) throws SQLException {
        return Sql.first(connection, "SELECT COALESCE(MAX(no), -1) FROM " + name, row -> row.getInt(1))
                .orElseThrow();
    }

    /** The largest number of a customer; -1 if there is none. */
    int lastNumber(Database database) {
        return database.call(this::last);
    }

    /** Those of releases that found pages by indexes. */
    public List<String> dropPageIndexes() {
        return Stream.concat(
                        Stream.of(CustomerSort.values())
                                .filter(sort -> sort != CustomerSort.ID)
                                .map(this::index),
                        Stream.of(searchIndex()))
                .map(index -> "DROP INDEX IF EXISTS " + index)
                .toList();
    }

    private String index(CustomerSort sort) {
        return name + "_" + sort.column();
    }

    public String insert() {
        return "INSERT INTO " + name + " (" + COLUMNS + ", band, value_at_risk, id_folded) VALUES (" + "?, ".repeat(27)
                + "?)";
    }

    public static void bind(PreparedStatement insert, CustomerRow customer) throws SQLException {
        insert.setInt(1, customer.number());
        insert.setString(2, customer.id());
        insert.setInt(3, customer.cluster());
        insert.setString(4, customer.basis().name());
        insert.setDouble(5, customer.churnProbability());
        insert.setDouble(6, customer.expectedDays());
        insert.setDouble(7, customer.daysIfReturning());
        bind(insert, 8, customer.p10());
        bind(insert, 9, customer.p50());
        bind(insert, 10, customer.p90());
        insert.setDouble(11, customer.back30());
        insert.setDouble(12, customer.back60());
        insert.setDouble(13, customer.back90());
        insert.setInt(14, customer.recency());
        insert.setInt(15, customer.frequency());
        insert.setDouble(16, storedMonetary(customer));
        insert.setInt(17, customer.tenure());
        insert.setInt(18, customer.purchaseDays());
        DayWindow window = customer.nextOrder();
        bind(insert, 19, window == null ? OptionalInt.empty() : OptionalInt.of(window.from()));
        bind(insert, 20, window == null ? OptionalInt.empty() : OptionalInt.of(window.to()));
        CustomerWorth worth = customer.worth();
        insert.setDouble(21, worth == null ? UNKNOWN : worth.orders());
        insert.setDouble(22, worth == null ? UNKNOWN : stored(worth.spend()));
        insert.setDouble(23, worth == null ? UNKNOWN : stored(worth.spendP10()));
        insert.setDouble(24, worth == null ? UNKNOWN : stored(worth.spendP90()));
        insert.setDouble(25, storedSavable(customer));
        insert.setInt(26, customer.band().number());
        insert.setDouble(27, customer.valueAtRisk());
        insert.setString(28, FoldedId.of(customer.id()));
    }

    /** The databases have a single zero, and no NaN. */
    static double storedMonetary(CustomerRow customer) {
        return Double.isNaN(customer.monetary()) ? 0 : customer.monetary() + 0.0;
    }

    public static double storedSavable(CustomerRow customer) {
        CustomerWorth worth = customer.worth();
        return worth == null ? UNKNOWN : stored(worth.savable());
    }

    private static double stored(double number) {
        return Double.isNaN(number) ? UNKNOWN : number + 0.0;
    }

    private static double known(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return number == UNKNOWN ? Double.NaN : number;
    }

    private static @Nullable DayWindow nextOrder(ResultSet row) throws SQLException {
        OptionalInt from = Sql.optionalInt(row, "next_from");
        OptionalInt to = Sql.optionalInt(row, "next_to");
        return from.isEmpty() || to.isEmpty() ? null : new DayWindow(from.getAsInt(), to.getAsInt());
    }

    private static @Nullable CustomerWorth worth(ResultSet row) throws SQLException {
        double orders = known(row, "expected_orders");
        return Double.isNaN(orders)
                ? null
                : new CustomerWorth(
                        orders,
                        known(row, "expected_spend"),
                        known(row, "spend_p10"),
                        known(row, "spend_p90"),
                        known(row, "savable"));
    }

    private static void bind(PreparedStatement insert, int parameter, OptionalInt day) throws SQLException {
        if (day.isPresent()) {
            insert.setInt(parameter, day.getAsInt());
        } else {
            insert.setNull(parameter, Types.SMALLINT);
        }
    }

    /** @param hasAmounts of the log that was scored */
    public static CustomerRow customer(ResultSet row, boolean hasAmounts) throws SQLException {
        return new CustomerRow(
                row.getInt("no"),
                row.getString("id"),
                row.getInt("cluster"),
                Basis.valueOf(row.getString("basis")),
                row.getDouble("churn_probability"),
                row.getDouble("expected_days"),
                row.getDouble("days_if_returning"),
                Sql.optionalInt(row, "p10"),
                Sql.optionalInt(row, "p50"),
                Sql.optionalInt(row, "p90"),
                row.getDouble("back_30"),
                row.getDouble("back_60"),
                row.getDouble("back_90"),
                row.getInt("recency"),
                row.getInt("frequency"),
                hasAmounts ? row.getDouble("monetary") : Double.NaN,
                row.getInt("tenure"),
                row.getInt("purchase_days"),
                nextOrder(row),
                worth(row));
    }
}
