/** The database: connections, transactions, SQL in which H2 and PostgreSQL differ, what its errors mean, and who was erased. Front door: {@code Database}. */
@NullMarked
package io.customerprediction.app.store.database;

import org.jspecify.annotations.NullMarked;
