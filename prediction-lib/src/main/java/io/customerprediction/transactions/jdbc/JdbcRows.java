package io.customerprediction.transactions.jdbc;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.OrderSink;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.RowSource;
import io.customerprediction.transactions.csv.CsvRows;
import io.customerprediction.transactions.csv.LogFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a query of a database returns, one for each purchase or line of an order; the names of its columns say what
 * they mean, as a header does. Read in a stream and from a connection that only reads. A URL can make some drivers run
 * programs (H2's can), so never take one from somebody who is not trusted. Immutable and thread-safe.
 */
public final class JdbcRows implements RowSource {
    private final CsvRows rows;

    private JdbcRows(CsvRows rows) {
        this.rows = rows;
    }

    /**
     * The result of a query, whose columns are detected.
     *
     * @param name of the source, for messages
     * @param query one statement that returns rows
     */
    public static JdbcRows of(ConnectionOpener connections, String name, String query) {
        return of(connections, name, query, LogFormat.DETECT);
    }

    /**
     * The result of a query.
     *
     * @param format which columns mean what; its encoding and delimiter have no meaning here
     */
    public static JdbcRows of(ConnectionOpener connections, String name, String query, LogFormat format) {
        return new JdbcRows(CsvRows.of(() -> JdbcRecords.open(connections, name, query), name, format));
    }

    /**
     * The same source, with a file for its rejected rows.
     *
     * @param file {@code null} for none
     */
    public JdbcRows rejectedRowsTo(@Nullable Path file) {
        return new JdbcRows(rows.rejectedRowsTo(file));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IOException if the database cannot be reached, refuses the query or breaks off, too
     */
    @Override
    public CleaningReport read(CleaningRules rules, OrderSink sink, RowProgress progress) throws IOException {
        return rows.read(rules, sink, progress);
    }
}
