package io.customerprediction.app.store.scorings;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.ModelInfo;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerTable;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Erased;
import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.database.WriteLock;
import io.customerprediction.app.store.figures.Movements;
import io.customerprediction.app.store.figures.RfmGrid;
import io.customerprediction.app.store.figures.Risen;
import io.customerprediction.app.store.figures.SalesTally;
import io.customerprediction.app.store.figures.Tally;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.history.CustomerHistory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Takes one run's predictions, one customer after the other, in constant memory. They become visible with
 * {@link #complete}; closed earlier, it leaves no trace. For one thread.
 */
public final class ScoringWriter implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final int COMMIT_EVERY = 10_000;
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;
    private final WriteLock.Held lock;
    private final Connection connection;
    private final long id;
    private final DataSet dataSet;
    private final ModelInfo model;
    private final LocalDate asOf;
    private final CustomerTable table;
    private final PreparedStatement insert;
    private final Tally tally;
    private final SalesTally sales;

    /** Those whose purchases may have been read before. */
    private final Erased erased;

    private int customers;
    private boolean complete;

    private ScoringWriter(
            Database database, Clock clock, WriteLock.Held lock, DataSet dataSet, ModelInfo model, LocalDate asOf)
            throws SQLException {
        this.database = database;
        this.clock = clock;
        this.lock = lock;
        this.connection = lock.connection();
        this.dataSet = dataSet;
        this.model = model;
        this.asOf = asOf;
        this.tally = new Tally(model);
        this.sales = new SalesTally(asOf, model.horizonDays());
        Housekeeping.clear(connection, database.dialect());
        this.id = register();
        this.erased = Erased.since(connection, dataSet.loadedAt().minus(CLOCKS_DIFFER));
        this.table = new CustomerTable(id, database.dialect());
        Sql.execute(connection, table.create());
        connection.setAutoCommit(false);
        this.insert = connection.prepareStatement(table.insert());
    }

    /** Takes over the lock, also if it fails. */
    public static ScoringWriter begin(
            Database database, Clock clock, WriteLock.Held lock, DataSet dataSet, ModelInfo model, LocalDate asOf) {
        boolean begun = false;
        try {
            ScoringWriter writer = new ScoringWriter(database, clock, lock, dataSet, model, asOf);
            begun = true;
            return writer;
        } catch (SQLException e) {
            throw database.failed(e);
        } finally {
            if (!begun) {
                lock.close();
            }
        }
    }

    private long register() throws SQLException {
        // a release without these figures may have registered the model
        if (Sql.update(
                        connection,
                        "UPDATE model SET auc = ?, brier = ?, log_fingerprint = ? WHERE id = ?",
                        Sql.orNull(model.auc()),
                        Sql.orNull(model.brier()),
                        model.log().text(),
                        model.id())
                == 0) {
            Sql.update(
                    connection,
                    "INSERT INTO model (id, as_of, horizon_days, grade, auc, brier, has_amounts, segment_names,"
                            + " log_fingerprint, first_used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    model.id(),
                    model.asOf(),
                    model.horizonDays(),
                    model.grade(),
                    Sql.orNull(model.auc()),
                    Sql.orNull(model.brier()),
                    model.hasAmounts(),
                    connection.createArrayOf("VARCHAR", model.segmentNames().toArray()),
                    model.log().text(),
                    clock.instant());
        }
        return Sql.insert(
                connection,
                "INSERT INTO scoring (data_set_id, model_id, as_of, customers, started_at) VALUES (?, ?, ?, 0, ?)",
                dataSet.id(),
                model.id(),
                asOf,
                clock.instant());
    }

    /**
     * One customer more; each number and id may come once. Those who were erased meanwhile are left out.
     *
     * @throws IllegalArgumentException if the model has no such segment
     */
    public void add(CustomerRow customer) {
        if (customer.cluster() < 1 || customer.cluster() > model.segmentNames().size()) {
            throw new IllegalArgumentException("customer " + customer.id() + " is of segment " + customer.cluster()
                    + ", but model " + model.id() + " has 1 to "
                    + model.segmentNames().size());
        }
        if (erased.contains(customer.id())) {
            return;
        }
        tally.add(customer);
        try {
            CustomerTable.bind(insert, customer);
            insert.addBatch();
            customers++;
            if (customers % BATCH == 0) {
                insert.executeBatch();
            }
            if (customers % COMMIT_EVERY == 0) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    /**
     * One customer more, whose purchases are summed up with what is expected of them.
     *
     * @param history of the customer
     * @throws IllegalArgumentException if the model has no such segment
     */
    public void add(CustomerPrediction customer, CustomerHistory history) {
        add(CustomerRow.of(customer));
        if (!erased.contains(customer.customerId())) {
            sales.add(history, customer.prediction());
        }
    }

    /** Builds the indexes and sums, then makes this run visible to all readers, at once. */
    public Scoring complete() {
        return complete(done -> {});
    }

    /**
     * The same, with progress.
     *
     * @param progress is called with the share of the indexes that are built, the last time, with 1, just before the run
     *     becomes visible; what it throws ends the run
     */
    public Scoring complete(DoubleConsumer progress) {
        try {
            insert.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
            progress.accept(0);
            Sql.execute(connection, table.createIndex());
            Sql.execute(connection, database.dialect().analyze(table.name()));
            progress.accept(1);
            Scoring scoring = database.transaction(connection, this::publish);
            complete = true;
            return scoring;
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    private Scoring publish(Connection transaction) throws SQLException {
        tally.write(transaction, id);
        sales.write(transaction, id);
        RfmGrid.write(transaction, id, table);
        Optional<Scoring> last = Sql.first(transaction, Scoring.SELECT + " ORDER BY s.id DESC", Scoring::of)
                .filter(before -> before.dataSet().isSameLogAs(dataSet));
        Optional<Scoring> previous = Sql.list(
                        transaction,
                        Scoring.SELECT + " AND NOT (s.model_id = ? AND s.as_of = ?) ORDER BY s.id DESC",
                        Scoring::of,
                        model.id(),
                        asOf)
                .stream()
                .filter(before -> before.dataSet().isSameLogAs(dataSet))
                .findFirst();
        Sql.update(
                transaction,
                "UPDATE scoring SET customers = ?, previous_id = ?, completed_at = ? WHERE id = ?",
                customers,
                previous.map(Scoring::id).orElse(null),
                clock.instant(),
                id);
        Scoring scoring = Sql.first(transaction, Scoring.SELECT + " AND s.id = ?", Scoring::of, id)
                .orElseThrow();
        if (previous.isPresent()) {
            Movements.write(transaction, database.dialect(), previous.get(), scoring);
            Risen.write(transaction, database.dialect(), previous.get(), scoring);
        }
        if (last.isPresent()) {
            new RiskChangeWriter(transaction, scoring, clock.instant()).write(last.get(), database.dialect());
        }
        return scoring;
    }

    /** Releases the lock, and removes what was written unless the run is complete. */
    @Override
    public void close() {
        try (lock;
                insert) {
            if (!complete) {
                remove();
            }
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    private void remove() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        Sql.execute(connection, table.drop());
        Sql.update(connection, "DELETE FROM scoring WHERE id = ?", id);
    }
}
