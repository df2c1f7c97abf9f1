package io.customerprediction.transactions.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a connection of its own for each reading, such as {@code dataSource::getConnection}. */
@FunctionalInterface
public interface ConnectionOpener {
    /** A new connection, which the reading closes. */
    Connection open() throws SQLException;
}
