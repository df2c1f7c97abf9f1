package io.customerprediction.app.store.orders;

import io.customerprediction.app.store.orders.KnownOrder.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes what orders that have arrived change in the days of the data set, in batches. For one transaction. */
public final class ChangeWriter implements AutoCloseable {
    private final PreparedStatement insert;

    public ChangeWriter(Connection connection) throws SQLException {
        insert = connection.prepareStatement(
                "INSERT INTO arrived_change (customer_id, epoch_day, millionths, orders) VALUES (?, ?, ?, ?)");
    }

    public void add(String customer, Change change) throws SQLException {
        insert.setString(1, customer);
        insert.setInt(2, change.epochDay());
        insert.setLong(3, change.millionths());
        insert.setInt(4, change.orders());
        insert.addBatch();
    }

    public void flush() throws SQLException {
        insert.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
