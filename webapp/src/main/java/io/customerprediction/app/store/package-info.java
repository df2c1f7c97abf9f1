/**
 * The data of the dashboard: purchase days, predictions, models and jobs in a database, H2 in a file or PostgreSQL. The
 * only room with SQL, which its rooms below share. The front door is {@link io.customerprediction.app.store.Store}.
 *
 * <p>What is written in bulk is never changed. A load of purchases and a run of predictions each get a table of their
 * own ({@code purchases_7}, {@code customer_12}), which is filled and indexed unseen and becomes the current one when the
 * row that lists it in {@code data_set} or {@code scoring} is marked as complete. So readers see the old state or
 * the new one, an interrupted run leaves nothing behind but a table to drop, indexes are built in one go, and an old run
 * goes by dropping its table. Everything else is in the tables of the migrations.
 */
@NullMarked
package io.customerprediction.app.store;

import org.jspecify.annotations.NullMarked;
