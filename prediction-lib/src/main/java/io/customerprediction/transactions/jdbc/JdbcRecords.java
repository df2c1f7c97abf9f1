package io.customerprediction.transactions.jdbc;

import io.customerprediction.transactions.records.OneLine;
import io.customerprediction.transactions.records.RecordText;
import io.customerprediction.transactions.records.Records;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/** The rows of a query. */
final class JdbcRecords implements Records {
    private static final int FETCH_SIZE = 10_000;

    /** Databases whose drivers were seen to give times as classes of {@code java.time}. */
    private static final Set<String> JAVA_TIME = Set.of("H2", "PostgreSQL");

    private final String name;
    private final Connection connection;
    private final ResultSet rows;
    private final ColumnValue[] columns;
    private boolean headerWritten;

    private JdbcRecords(String name, Connection connection, ResultSet rows) throws SQLException {
        this.name = name;
        this.connection = connection;
        this.rows = rows;
        ResultSetMetaData meta = rows.getMetaData();
        boolean javaTime = JAVA_TIME.contains(connection.getMetaData().getDatabaseProductName());
        columns = new ColumnValue[meta.getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ColumnValue.of(meta, i + 1, javaTime);
        }
    }

    static JdbcRecords open(ConnectionOpener connections, String name, String query) throws IOException {
        Connection connection;
        try {
            connection = connections.open();
        } catch (SQLException e) {
            throw refusal(name, "cannot be reached", "check the address, the user and the password", e);
        }
        try {
            return query(connection, name, query);
        } catch (SQLException e) {
            close(connection, e);
            throw refusal(name, "does not answer the query", "check the query and what the user may read", e);
        }
    }

    private static JdbcRecords query(Connection connection, String name, String query) throws SQLException {
        ask(() -> connection.setReadOnly(true));
        // Several drivers, PostgreSQL's among them, fetch rows piece by piece only within a transaction.
        ask(() -> connection.setAutoCommit(false));
        Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        boolean mysql = connection.getMetaData().getDatabaseProductName().contains("MySQL");
        // MySQL's driver reads piece by piece only with this.
        statement.setFetchSize(mysql ? Integer.MIN_VALUE : FETCH_SIZE);
        return new JdbcRecords(name, connection, statement.executeQuery(query));
    }

    /** What a driver may refuse, as SQLite's does. */
    @FunctionalInterface
    private interface Request {
        void make() throws SQLException;
    }

    /** Nothing depends on it: what the query would change is rolled back. */
    private static void ask(Request request) {
        try {
            request.make();
        } catch (SQLException e) {
            // The driver has no such thing.
        }
    }

    private static void close(Connection connection, SQLException because) {
        try {
            connection.close();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private static IOException refusal(String name, String what, String todo, SQLException e) {
        String words = String.valueOf(e.getMessage()).strip().replaceAll("\\s*[\r\n]+\\s*", " ");
        return OneLine.refusal(name, what + ": " + words + ": " + todo, e);
    }

    @Override
    public boolean next(RecordText text) throws IOException {
        try {
            if (!headerWritten) {
                headerWritten = true;
                for (ColumnValue column : columns) {
                    text.text(column.label());
                }
            } else if (rows.next()) {
                for (ColumnValue column : columns) {
                    column.write(rows, text);
                }
            } else {
                return false;
            }
            text.end();
            return true;
        } catch (SQLException e) {
            throw refusal(name, "broke off", "try again", e);
        }
    }

    @Override
    public double done() {
        return 0;
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    /** Nothing that was done is kept. */
    @Override
    public void close() throws IOException {
        try (connection) {
            ask(connection::rollback);
        } catch (SQLException e) {
            throw refusal(name, "cannot be closed", "the rows were read", e);
        }
    }
}
