package io.customerprediction.app.store.scorings;

import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.store.customers.CustomerPage;
import io.customerprediction.app.store.customers.CustomerPages;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerSort;
import io.customerprediction.app.store.customers.CustomerTable;
import io.customerprediction.app.store.customers.Expected;
import io.customerprediction.app.store.customers.Likeliest;
import io.customerprediction.app.store.customers.Place;
import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.customers.Totals;
import io.customerprediction.app.store.database.Database;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.figures.MatrixCell;
import io.customerprediction.app.store.figures.Movement;
import io.customerprediction.app.store.figures.Movements;
import io.customerprediction.app.store.figures.Overview;
import io.customerprediction.app.store.figures.PastTotals;
import io.customerprediction.app.store.figures.RfmCell;
import io.customerprediction.app.store.figures.RfmGrid;
import io.customerprediction.app.store.figures.Risen;
import io.customerprediction.app.store.figures.RiskStep;
import io.customerprediction.app.store.figures.Sales;
import io.customerprediction.app.store.figures.SavableSteps;
import io.customerprediction.app.store.figures.SegmentSummary;
import io.customerprediction.app.store.figures.Summary;
import io.customerprediction.app.store.figures.Tally;
import io.customerprediction.app.store.figures.ValueClass;
import io.customerprediction.app.store.loads.PurchaseTable;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.segments.SegmentName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All customers with the predictions of one complete scoring. The answers of one instance are consistent, also while a newer
 * scoring is completed. Thread-safe. All methods throw {@link StoreException} if the database fails.
 */
public final class ScoredCustomers {
    private static final int MOST_SAMPLED = 10_000;
    private static final int REMEMBERED = 2_000;

    private final Database database;
    private final Scoring scoring;
    private final CustomerTable table;
    private final Summary summary;
    private final Map<Expected, Likeliest> likeliest = new ConcurrentHashMap<>();
    private final CustomerPages pages;
    private volatile @Nullable List<CustomerHistory> histories;
    private volatile @Nullable Sales sales;
    private volatile boolean prepared;

    public ScoredCustomers(Database database, Scoring scoring) {
        this.database = database;
        this.scoring = scoring;
        this.table = new CustomerTable(scoring.id(), database.dialect());
        this.summary = Summary.of(database, scoring.id());
        this.pages = new CustomerPages(database, table, scoring.dataSet().hasAmounts());
    }

    /** Which model, which data, as of which date. */
    public Scoring scoring() {
        return scoring;
    }

    /** The whole customer base in a few figures, and how they were when the same log was scored before. */
    public Overview overview() {
        Optional<Scoring> before = database.first(
                        Scoring.SELECT + " AND s.id = (SELECT previous_id FROM scoring WHERE id = ?)",
                        Scoring::of,
                        scoring.id())
                .filter(old -> old.dataSet().isSameLogAs(scoring.dataSet()));
        Totals totalsBefore = before.map(old -> Summary.of(database, old.id()).totals(cell -> true))
                .orElse(Totals.NONE);
        return new Overview(scoring, summary.totals(cell -> true), before, totalsBefore);
    }

    /**
     * The totals of earlier scorings of the same log and of this one, the earliest as-of date first; of several scorings for
     * one day the newest.
     */
    public List<PastTotals> trend() {
        Map<LocalDate, PastTotals> byDay = new TreeMap<>();
        for (Scoring past : database.list(Scoring.SELECT + " AND s.id <= ? ORDER BY s.id", Scoring::of, scoring.id())) {
            if (past.dataSet().isSameLogAs(scoring.dataSet()) && !past.asOf().isAfter(scoring.asOf())) {
                byDay.put(past.asOf(), new PastTotals(past, totals(past)));
            }
        }
        return List.copyOf(byDay.values());
    }

    private Totals totals(Scoring past) {
        return past.id() == scoring.id()
                ? summary.totals(cell -> true)
                : Summary.of(database, past.id()).totals(cell -> true);
    }

    /** Customers whose risk has risen since the scoring before and who are not lost yet, the most savable spend first. */
    public List<Risen> risen() {
        return Risen.of(database, scoring.id());
    }

    /** As many customers as are expected to do something, namely those likeliest to. */
    public Likeliest likeliest(Expected what) {
        return likeliest.computeIfAbsent(what, key -> pages.likeliest(key, key.number(summary.totals(cell -> true))));
    }

    /** One page of the customers that a filter finds. */
    public CustomerPage page(CustomerQuery query) {
        return pages.page(query);
    }

    /** Finds once, in the background, what the first pages of customers would otherwise wait for: seconds for a million. */
    public void prepare() {
        if (!prepared) {
            pages.columns();
            for (Expected what : Expected.values()) {
                likeliest(what);
            }
            prepared = true;
        }
    }

    /** The customer with this id, if there is one. */
    public Optional<CustomerRow> find(String id) {
        return find(table, scoring, id);
    }

    private Optional<CustomerRow> find(CustomerTable in, Scoring by, String id) {
        if (id.indexOf(0) >= 0) {
            return Optional.empty();
        }
        return database.first(
                "SELECT " + CustomerTable.COLUMNS + " FROM " + in.name() + " WHERE id = ?",
                row -> CustomerTable.customer(row, by.dataSet().hasAmounts()),
                id);
    }

    /** The purchase days of a customer of this scoring. */
    public CustomerHistory history(CustomerRow customer) {
        return new PurchaseTable(scoring.dataSet().id())
                .history(database, customer.number())
                .orElseThrow(
                        () -> new IllegalArgumentException("customer " + customer.id() + " is of another scoring"));
    }

    /** The predictions for a customer of this log, by this and earlier scorings, the newest first. */
    public List<PastPrediction> predictions(String id) {
        List<PastPrediction> predictions = new ArrayList<>();
        for (Scoring past :
                database.list(Scoring.SELECT + " AND s.id <= ? ORDER BY s.id DESC", Scoring::of, scoring.id())) {
            if (past.dataSet().isSameLogAs(scoring.dataSet())) {
                find(new CustomerTable(past.id(), database.dialect()), past, id)
                        .ifPresent(customer -> predictions.add(new PastPrediction(past, customer)));
            }
        }
        return predictions;
    }

    /**
     * Customers of the same segment whose risk is nearest, the nearest first.
     *
     * @param most how many at the most
     */
    public List<CustomerRow> similar(CustomerRow customer, int most) {
        int[] near = pages.columns().nearest(customer.cluster(), customer.churnProbability(), most + 1).stream()
                .mapToInt(Place::number)
                .filter(number -> number != customer.number())
                .limit(most)
                .toArray();
        return pages.rows(near);
    }

    /** All segments, also those without customers. */
    public List<SegmentSummary> segments() {
        Map<String, Integer> gaps = new TreeMap<>();
        database.list(
                "SELECT segment, days FROM segment_gap WHERE scoring_id = ?",
                row -> gaps.put(row.getString("segment"), row.getInt("days")),
                scoring.id());
        double value = summary.totals(cell -> true).monetary();
        List<SegmentSummary> segments = new ArrayList<>();
        for (SegmentName name : SegmentName.values()) {
            Totals totals =
                    summary.totals(cell -> cell.isOf(name, scoring.model().segmentNames()));
            Integer gap = gaps.get(name.key());
            segments.add(new SegmentSummary(
                    name,
                    totals,
                    value > 0 ? totals.monetary() / value : 0,
                    gap == null ? OptionalInt.empty() : OptionalInt.of(gap)));
        }
        return segments;
    }

    /** Every band of risk by every third of spending, from the least risk and spending on. */
    public List<MatrixCell> churnByValue() {
        List<MatrixCell> cells = new ArrayList<>();
        for (RiskBand band : RiskBand.values()) {
            double from = Double.NEGATIVE_INFINITY;
            for (double to : summary.thirds()) {
                double least = from;
                Totals totals = summary.totals(cell -> cell.band() == band
                        && ValueClass.from(cell.valueClass()) >= least
                        && ValueClass.from(cell.valueClass()) < to);
                cells.add(new MatrixCell(band, from, to, totals));
                from = to;
            }
        }
        return cells;
    }

    /** Who went from which segment to which since the model before, the most first; empty if there was none. */
    public List<Movement> movements() {
        return overview()
                .before()
                .map(before -> Movements.stored(database, before, scoring))
                .orElse(List.of());
    }

    /** Customers by fifths of recency and frequency, without empty cells; none where an earlier release has scored them. */
    public List<RfmCell> rfm() {
        return RfmGrid.of(database, scoring.id());
    }

    /** What they bought by month and week, and are expected to; empty where an earlier release has scored them. */
    public Optional<Sales> sales() {
        Sales known = sales;
        if (known == null) {
            known = Sales.of(database, scoring.id()).orElse(null);
            sales = known;
        }
        return Optional.ofNullable(known);
    }

    /** Customers by thousandths of churn probability, from the highest risk down, without empty ones. */
    public List<RiskStep> riskSteps() {
        return database.list(
                "SELECT step, " + Totals.COLUMNS + " FROM risk_step WHERE scoring_id = ? ORDER BY step DESC",
                row -> new RiskStep(
                        row.getInt("step") / (double) Tally.STEPS,
                        (row.getInt("step") + 1) / (double) Tally.STEPS,
                        Totals.of(row)),
                scoring.id());
    }

    /**
     * Customers by the spend that can be saved, from the most down, in {@value SavableSteps#COUNT} steps on a logarithmic
     * scale; empty where it is not known.
     */
    public List<Totals> savableSteps() {
        return database.list(
                "SELECT " + Totals.COLUMNS + " FROM savable_step WHERE scoring_id = ? ORDER BY step DESC",
                Totals::of,
                scoring.id());
    }

    /**
     * The customers with the most spend that can be saved.
     *
     * @param customers how many, at most all of those for whom it is known
     */
    public Likeliest mostSavable(long customers) {
        return pages.columns().mostSavable(customers);
    }

    /**
     * The distribution of risk.
     *
     * @param bars how many ranges of equal width, from 1 to 1000; a divisor of 1000 for even ones
     * @return from the least risk on, empty ranges included
     */
    public List<RiskStep> histogram(int bars) {
        Totals[] sums = new Totals[bars];
        Arrays.fill(sums, Totals.NONE);
        for (RiskStep step : riskSteps()) {
            int bar = (int) Math.min(bars - 1, (step.from() + step.to()) / 2 * bars);
            sums[bar] = sums[bar].plus(step.totals());
        }
        List<RiskStep> histogram = new ArrayList<>();
        for (int bar = 0; bar < bars; bar++) {
            histogram.add(new RiskStep(bar / (double) bars, (bar + 1) / (double) bars, sums[bar]));
        }
        return histogram;
    }

    /**
     * Some customers chosen by chance, always the same ones, to be shown for all.
     *
     * @param most how many at the most, up to {@value #MOST_SAMPLED}
     */
    public List<CustomerRow> sample(int most) {
        int[] numbers = numbers(most);
        return pages.rows(numbers);
    }

    private int[] numbers(int most) {
        int all = scoring.dataSet().customers();
        return new SplittableRandom(scoring.id())
                .ints(0, all)
                .distinct()
                .limit(Math.min(Math.min(most, MOST_SAMPLED), all))
                .toArray();
    }

    /** The purchase days of {@value #REMEMBERED} customers chosen by chance, always the same ones, or of all if they are fewer. */
    public List<CustomerHistory> sampledHistories() {
        List<CustomerHistory> known = histories;
        if (known == null) {
            known = List.copyOf(new PurchaseTable(scoring.dataSet().id()).histories(database, numbers(REMEMBERED)));
            histories = known;
        }
        return known;
    }

    /**
     * Hands over every customer that a filter finds, in the order of the log, some thousands in memory at a time.
     *
     * @param receiver what it throws ends the export
     */
    public void export(CustomerFilter filter, Consumer<CustomerRow> receiver) {
        pages.forEach(filter, receiver);
    }

    /**
     * Hands over every customer that a filter finds, in the order of a page, some thousands in memory at a time.
     *
     * @param receiver what it throws ends the export
     */
    public void export(CustomerFilter filter, CustomerSort sort, boolean descending, Consumer<CustomerRow> receiver) {
        pages.forEach(filter, sort, descending, receiver);
    }
}
