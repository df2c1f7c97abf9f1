package io.customerprediction.app.store;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.store.access.AuditTable;
import io.customerprediction.app.store.access.SessionTable;
import io.customerprediction.app.store.audiences.AudienceExports;
import io.customerprediction.app.store.audiences.Campaigns;
import io.customerprediction.app.store.audiences.SavedAudiences;
import io.customerprediction.app.store.customers.CustomerAttributes;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.customers.StoredModel;
import io.customerprediction.app.store.customers.Tags;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.Erased;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.database.WriteLock;
import io.customerprediction.app.store.figures.Movement;
import io.customerprediction.app.store.figures.Movements;
import io.customerprediction.app.store.forecasts.DriftTable;
import io.customerprediction.app.store.forecasts.Forecasts;
import io.customerprediction.app.store.jobs.Jobs;
import io.customerprediction.app.store.jobs.TrainingStarts;
import io.customerprediction.app.store.loads.CurrentHistories;
import io.customerprediction.app.store.loads.CustomerVisitor;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.loads.Load;
import io.customerprediction.app.store.loads.LoadUndo;
import io.customerprediction.app.store.loads.LoadedOrders;
import io.customerprediction.app.store.loads.Loading;
import io.customerprediction.app.store.loads.Loss;
import io.customerprediction.app.store.loads.MergedData;
import io.customerprediction.app.store.loads.Merging;
import io.customerprediction.app.store.loads.PurchaseTable;
import io.customerprediction.app.store.loads.UndoableLoad;
import io.customerprediction.app.store.loads.UndoneLoad;
import io.customerprediction.app.store.orders.Arrivals;
import io.customerprediction.app.store.orders.FileArrivals;
import io.customerprediction.app.store.orders.KeptOrders;
import io.customerprediction.app.store.orders.LoadedBase;
import io.customerprediction.app.store.orders.ShopOrders;
import io.customerprediction.app.store.orders.StoredCurrency;
import io.customerprediction.app.store.scorings.Housekeeping;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.app.store.scorings.ScoringWriter;
import io.customerprediction.app.store.webhooks.MessageWriter;
import io.customerprediction.app.store.webhooks.Outbox;
import io.customerprediction.app.store.webhooks.WebhookMessage.JobDone;
import io.customerprediction.app.store.webhooks.Webhooks;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.LogOrders;
import io.customerprediction.history.PurchaseLog;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The database of the dashboard: loads a log of purchases, keeps what models say about its customers, and remembers jobs.
 *
 * <pre>{@code
 * DataSet data = store.load("sales.csv", rows, log, customers -> {});
 * try (ScoringWriter writer = store.score(data, predictor.model(), asOf)) {
 *     predictor.predictAll(log, asOf, threads, result -> {
 *         if (result instanceof CustomerPrediction customer) {
 *             writer.add(CustomerRow.of(customer));
 *         }
 *     });
 *     writer.complete();
 * }
 * Overview overview = store.customers().orElseThrow().overview();
 * }</pre>
 *
 * <p>What is being written stays unseen until it is complete; then it takes the old one's place at once. Thread-safe.
 * All methods throw {@link StoreException} if the database fails.
 */
public final class Store implements AutoCloseable {
    private final Database database;
    private final Clock clock;
    private final boolean isUpgraded;
    private final WriteLock writeLock;
    private final Jobs jobs;
    private final SessionTable sessions;
    private final AuditTable audit;
    private final Arrivals arrivals;
    private final CurrentHistories histories;
    private final Forecasts forecasts;
    private final Campaigns campaigns;
    private final SavedAudiences audiences;
    private final AudienceExports exports;
    private final CustomerAttributes attributes;
    private final Tags tags;
    private final DriftTable drift;
    private final Webhooks webhooks;
    private final Outbox outbox;
    private final TrainingStarts trainingStarts;
    private final Movements movements;
    private volatile @Nullable ScoredCustomers newest;

    private Store(Database database, Clock clock, boolean isUpgraded) {
        this.database = database;
        this.clock = clock;
        this.isUpgraded = isUpgraded;
        this.writeLock = new WriteLock(database);
        this.jobs = new Jobs(
                database,
                clock,
                (transaction, job, kind, state) ->
                        MessageWriter.add(transaction, new JobDone(job, kind, state), clock.instant()));
        this.sessions = new SessionTable(database);
        this.audit = new AuditTable(database);
        this.arrivals = new Arrivals(database, clock);
        this.histories = new CurrentHistories(database);
        this.forecasts = new Forecasts(database, clock);
        this.campaigns = new Campaigns(database, clock);
        this.audiences = new SavedAudiences(database, clock);
        this.exports = new AudienceExports(database, clock);
        this.attributes = new CustomerAttributes(database, clock, writeLock);
        this.tags = new Tags(database);
        this.drift = new DriftTable(database);
        this.webhooks = new Webhooks(database, clock);
        this.outbox = new Outbox(database, clock);
        this.trainingStarts = new TrainingStarts(database, clock);
        this.movements = new Movements(database);
    }

    /**
     * Opens a database and brings it to the schema of this release; an H2 file that is not there is made.
     *
     * @param url such as {@code jdbc:h2:file:./data/store/customers} or {@code jdbc:postgresql://host/name}
     * @param clock for the times of loading, scoring and jobs
     * @throws StoreException if the database cannot be reached, is in use by another process (H2), or was written by a
     *     newer release
     */
    public static Store open(String url, String user, String password, Clock clock) {
        Database database = Database.open(url, user, password);
        try {
            boolean isUpgraded = Schema.bringUpToDate(database);
            return new Store(database, clock, isUpgraded);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    /**
     * Asks the database for a sign of life, also while it is known to be away; a server does so every few seconds.
     *
     * @throws StoreException if it does not answer
     */
    public void probe() {
        database.probe();
    }

    /** Whether an earlier release had written the database, so that its scorings lack what only this one sums up. */
    public boolean isUpgraded() {
        return isUpgraded;
    }

    /** Connections to the database that are in use at the moment. */
    public int busyConnections() {
        return database.busyConnections();
    }

    /** Why the database is away; empty if it answered when it was last asked. Does not ask it. */
    public Optional<StoreException> away() {
        return database.away();
    }

    /**
     * Loads a log, in place of the one before. It becomes the {@link #dataSet} when all of it is there; pages show the
     * customers of the last complete scoring until the new data set has one.
     *
     * @param name where the log came from, such as a file's name
     * @param logRows how many rows the log had
     * @param progress is called now and then with the number of customers written; what it throws ends the load
     */
    public DataSet load(String name, long logRows, PurchaseLog log, IntConsumer progress) {
        return load(name, logRows, log, null, progress);
    }

    /** Loads a log with its currency, and its orders if they are known one by one. */
    public DataSet load(String name, CleanedLog log, IntConsumer progress) {
        String currency = log.cleaning().reading().currency();
        return load(
                new Loading.Origin(name, log.cleaning().rowsRead()),
                new Load(log.purchases(), Load.source(log.orders()), currency, Load.digest(log)),
                log.orders(),
                progress);
    }

    /**
     * Loads a log whose orders are known one by one, so that each is recognised when it arrives again.
     *
     * @param orders of the log; null if they are not known
     */
    public DataSet load(String name, long logRows, PurchaseLog log, @Nullable LogOrders orders, IntConsumer progress) {
        return load(new Loading.Origin(name, logRows), new Load(log, Load.source(orders), "", null), orders, progress);
    }

    private DataSet load(Loading.Origin origin, Load load, @Nullable LogOrders orders, IntConsumer progress) {
        try (WriteLock.Held lock = writeLock.take()) {
            // With the lock, so that no other load comes between.
            Optional<Loss> loss = loss(load.log());
            return loading(lock)
                    .load(
                            origin,
                            load.log(),
                            load.orderSource() == null ? null : orders,
                            progress,
                            (transaction, dataSet) -> {
                                LoadedBase before = LoadedBase.newest(transaction);
                                KeptOrders.begin(transaction);
                                load.note(transaction, dataSet, loss, clock.instant());
                                new LoadedOrders(transaction, dataSet, load, before).settle();
                                StoredCurrency.replace(transaction, load.currency());
                            });
        }
    }

    private Loading loading(WriteLock.Held lock) {
        return new Loading(
                database, clock, lock, arrivals, connection -> Housekeeping.clear(connection, database.dialect()));
    }

    /** What would be lost if a log were loaded in place of what is stored; empty if nothing is stored. */
    public Optional<Loss> loss(PurchaseLog log) {
        return dataSet().map(stored -> Loss.of(database, stored, log));
    }

    /** The last load and what it replaced, if it can be brought back. */
    public Optional<UndoableLoad> undoableLoad() {
        return database.call(UndoableLoad::of);
    }

    /**
     * Stores again what the last load replaced, with all orders that have arrived since. Pages show its last scoring from now
     * on. On disk when this returns.
     *
     * @param id of the load: nothing is done if it is not the last one
     * @return what was undone; empty if nothing was
     * @throws StoreException if something is being written, or orders have arrived in another currency
     */
    public Optional<UndoneLoad> undoLoad(long id) {
        try (WriteLock.Held lock = writeLock.take()) {
            return arrivals.alone(lock.connection(), transaction -> new LoadUndo(transaction, arrivals).undo(id));
        } catch (SQLException e) {
            throw database.failed(e);
        } finally {
            newest = null;
            movements.forget();
        }
    }

    /**
     * Makes a new data set of the one before and of all purchases that have arrived since, which pages then show once it
     * is scored.
     *
     * @param progress is called now and then with the number of customers written; what it throws ends the work
     * @return the new data set; empty if nothing has arrived
     * @throws StoreException if something is being written already
     */
    public Optional<MergedData> mergeArrivals(IntConsumer progress) {
        try (WriteLock.Held lock = writeLock.take()) {
            return new Merging(database, lock, loading(lock)).merge(dataSet(), progress);
        }
    }

    /** Takes purchases one by one. */
    public Arrivals arrivals() {
        return arrivals;
    }

    /** Takes files on top of what is stored. */
    public FileArrivals files() {
        return new FileArrivals(arrivals, clock);
    }

    /** Takes what shops say of their orders. */
    public ShopOrders shopOrders() {
        return new ShopOrders(arrivals);
    }

    /** A customer's purchases as they are now, with all that has arrived; empty for a customer that is not known. */
    public Optional<CustomerHistory> history(String customer) {
        return histories.find(customer);
    }

    /** The customers who have been erased up to now. */
    public Erased erased() {
        return database.call(Erased::of);
    }

    /**
     * Erases a customer: their purchases, predictions, assignments to campaigns, attributes and tags, in all data sets
     * and scorings. Later files and orders do not bring them back. On disk when this returns.
     *
     * @param customer the id as logs of purchases keep it
     * @param isKnown whether something else than the store knows the customer
     * @return false if the customer is not known, and nothing was changed
     * @throws StoreException if a data set or scoring is being written
     */
    public boolean erase(String customer, boolean isKnown) {
        try (WriteLock.Held lock = writeLock.take()) {
            return new Erasure(database, clock, lock, arrivals).erase(customer, isKnown, forecasts, campaigns);
        } finally {
            newest = null;
            movements.forget();
        }
    }

    /** Runs of predictions in brief, and what came of them. */
    public Forecasts forecasts() {
        return forecasts;
    }

    /** Audiences as they were assigned, and what they did. */
    public Campaigns campaigns() {
        return campaigns;
    }

    /** Filters of customers under names. */
    public SavedAudiences audiences() {
        return audiences;
    }

    /** Exports of them that are made by themselves. */
    public AudienceExports exports() {
        return exports;
    }

    /** What is known of customers besides their purchases. */
    public CustomerAttributes attributes() {
        return attributes;
    }

    /** Words that users have given customers. */
    public Tags tags() {
        return tags;
    }

    /** When trainings began. */
    public TrainingStarts trainingStarts() {
        return trainingStarts;
    }

    /** How many rows of purchases are known, with those that have arrived since the data set was made. */
    public long logRows() {
        return dataSet().map(DataSet::logRows).orElse(0L) + arrivals.waiting();
    }

    /** How far customers are from those that their model was trained on. */
    public DriftTable drift() {
        return drift;
    }

    /** The webhooks that administrators have added. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** Messages to webhooks. */
    public Outbox outbox() {
        return outbox;
    }

    /** The log that was loaded last, if any. */
    public Optional<DataSet> dataSet() {
        return database.first(
                "SELECT " + DataSet.COLUMNS
                        + " FROM data_set d WHERE d.completed_at IS NOT NULL ORDER BY d.id DESC LIMIT 1",
                DataSet::of);
    }

    /** Visits all customers of the data set that was loaded last, or of the one that the newest scoring is about. */
    public void forEachCustomer(DataSet dataSet, CustomerVisitor visitor) {
        new PurchaseTable(dataSet.id()).forEach(database, dataSet.customers(), visitor);
    }

    /**
     * Begins a run of predictions for the customers of a data set.
     *
     * @param asOf the date that the predictions count from
     * @throws StoreException if something is being written already
     */
    public ScoringWriter score(DataSet dataSet, ModelInfo model, LocalDate asOf) {
        return ScoringWriter.begin(database, clock, writeLock.take(), dataSet, model, asOf);
    }

    /** The customers with their newest predictions; empty before the first complete scoring. */
    public Optional<ScoredCustomers> customers() {
        ScoredCustomers known = newest;
        Optional<Long> id = database.first(
                "SELECT id FROM scoring WHERE completed_at IS NOT NULL ORDER BY id DESC LIMIT 1",
                row -> row.getLong(1));
        if (known != null && id.isPresent() && id.get() == known.scoring().id()) {
            return Optional.of(known);
        }
        Optional<ScoredCustomers> found = id.flatMap(
                        number -> database.first(Scoring.SELECT + " AND s.id = ?", Scoring::of, number))
                .map(scoring -> new ScoredCustomers(database, scoring));
        newest = found.orElse(null);
        return found;
    }

    /** All scorings that are kept, the newest first. */
    public List<Scoring> scorings() {
        return database.list(Scoring.SELECT + " ORDER BY s.id DESC", Scoring::of);
    }

    /**
     * Who went from which segment of a scoring to which of another, the most first; those who stayed too.
     *
     * @param from an earlier one of those that are kept
     */
    public List<Movement> movements(Scoring from, Scoring to) {
        return movements.between(from, to);
    }

    /** All models that have ever answered here, the newest first. */
    public List<StoredModel> models() {
        return database.list(
                "SELECT " + StoredModel.COLUMNS + " FROM model m ORDER BY m.first_used_at DESC, m.id", StoredModel::of);
    }

    /** Who did what. */
    public AuditTable audit() {
        return audit;
    }

    /** Who is signed in. */
    public SessionTable sessions() {
        return sessions;
    }

    /** Long-running work and its results. */
    public Jobs jobs() {
        return jobs;
    }

    /** Gives all connections back; an H2 file may then be opened by another process. */
    @Override
    public void close() {
        database.close();
    }
}
