package io.customerprediction.app.store;

import io.customerprediction.app.store.KnownOrder.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes what orders that have arrived change in the days of the data set, in batches. For one transaction. */
final class ChangeWriter implements AutoCloseable {
    private final PreparedStatement insert;

    ChangeWriter(Connection connection) throws SQLException {
        insert = connection.prepareStatement(
                "INSERT INTO arrived_change (customer_id, epoch_day, millionths, orders) VALUES (?, ?, ?, ?)");
    }

    void add(String customer, Change change) throws SQLException {
        insert.setString(1, customer);
        insert.setInt(2, change.epochDay());
        insert.setLong(3, change.millionths());
        insert.setInt(4, change.orders());
        insert.addBatch();
    }

    void flush() throws SQLException {
        insert.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
