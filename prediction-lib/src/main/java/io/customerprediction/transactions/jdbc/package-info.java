/**
 * Purchases from any database with a JDBC driver: the front door is {@link
 * io.customerprediction.transactions.jdbc.JdbcRows}.
 */
@NullMarked
package io.customerprediction.transactions.jdbc;

import org.jspecify.annotations.NullMarked;
