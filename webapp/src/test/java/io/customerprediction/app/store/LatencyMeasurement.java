package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.store.customers.CustomerPage;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerSort;
import io.customerprediction.app.store.customers.Expected;
import io.customerprediction.app.store.customers.FoldedId;
import io.customerprediction.app.store.customers.Likeliest;
import io.customerprediction.app.store.customers.Limits;
import io.customerprediction.app.store.customers.PageCursor;
import io.customerprediction.app.store.customers.Prospects;
import io.customerprediction.app.store.customers.PurchaseRanges;
import io.customerprediction.app.store.customers.PurchaseRanges.Range;
import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.app.store.scorings.ScoringWriter;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.survival.DayWindow;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Measures loading, scoring and every question of a page over a million generated customers. Bounded, but minutes long:
 *
 * <pre>{@code
 * mvn -Pslow -pl webapp -am test -Dtest=LatencyMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
@Tag("slow")
class LatencyMeasurement {
    private static final int CUSTOMERS = Integer.getInteger("customers", 1_000_000);
    private static final int LOADED = CUSTOMERS / 10;
    private static final String DATABASES = System.getProperty("databases", "H2,POSTGRESQL");
    private static final int ROUNDS = Integer.getInteger("rounds", 40);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final SplittableRandom random = new SplittableRandom(7);
    private final Map<String, double[]> millis = new TreeMap<>();

    /** Of this thread: all of H2's work, whatever else the machine does; of PostgreSQL's only the driver's. */
    private final Map<String, double[]> cpuMillis = new TreeMap<>();

    @ParameterizedTest
    @EnumSource
    void everyPageIsFast(TestDatabase kind) {
        assumeTrue(DATABASES.contains(kind.name()));
        try (Store store = kind.fresh().open(Clock.systemUTC())) {
            DataSet data = load(store);
            score(store, data, "model-1", 1, CUSTOMERS / 10);
            score(store, data, "model-2", 2, CUSTOMERS);
            ScoredCustomers customers = store.customers().orElseThrow();
            time("what lists need: read", 0, () -> {
                customers.prepare();
                return true;
            });
            for (int round = 0; round < ROUNDS; round++) {
                ask(store, customers, round);
            }
        }
        assertThat(millis).isNotEmpty();
        print(kind);
    }

    private DataSet load(Store store) {
        PurchaseLog log = MadeUpCustomers.log(MadeUpCustomers.customers(LOADED, 1));
        long rows = log.days() * 5L / 2;
        long start = System.nanoTime();
        DataSet data = store.load("generated", rows, log, n -> {});
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "load: %,d customers, %,d purchase days in %.1f s: %,.0f days/s, %,.0f rows/s at 2.5 rows a day%n",
                log.size(),
                log.days(),
                seconds,
                log.days() / seconds,
                rows / seconds);
        return new DataSet(
                data.id(),
                data.name(),
                data.logRows(),
                CUSTOMERS,
                data.daysWithEntries(),
                data.firstDay(),
                data.lastDay(),
                true,
                data.loadedAt(),
                data.log());
    }

    private static void score(Store store, DataSet data, String model, long seed, int count) {
        long start = System.nanoTime();
        try (ScoringWriter writer = store.score(data, MadeUpCustomers.model(model), MadeUpCustomers.AS_OF)) {
            for (int i = 0; i < count; i++) {
                writer.add(MadeUpCustomers.customer(i, seed));
            }
            long written = System.nanoTime();
            writer.complete();
            System.out.printf(
                    Locale.ROOT,
                    "score: %,d customers written in %.1f s, indexed and published in %.1f s%n",
                    count,
                    (written - start) / 1e9,
                    (System.nanoTime() - written) / 1e9);
        }
    }

    private void ask(Store store, ScoredCustomers customers, int round) {
        time("newest scoring", round, store::customers);
        time("overview", round, customers::overview);
        time("histogram", round, () -> customers.histogram(20));
        time("segments", round, customers::segments);
        time("churn by value", round, customers::churnByValue);
        time("movements", round, customers::movements);
        time("risk steps", round, customers::riskSteps);
        time("sample of 2000", round, () -> customers.sample(2000));
        CustomerRow one = MadeUpCustomers.customer(random.nextInt(LOADED), 2);
        time("one: find", round, () -> customers.find(one.id()).orElseThrow());
        time("one: purchase days", round, () -> customers.history(one));
        time("one: past predictions", round, () -> customers.predictions(one.id()));
        time("one: similar", round, () -> customers.similar(one, 10));
        List<Expected> expected = List.of(Expected.values());
        Expected what = expected.get(random.nextInt(expected.size()));
        Likeliest likeliest = time("likeliest: find", round, () -> customers.likeliest(what));
        Map<String, CustomerFilter> filters = filters(one);
        filters.put("likeliest", CustomerFilter.ALL.withLikeliest(likeliest));
        for (CustomerSort sort : CustomerSort.values()) {
            for (Map.Entry<String, CustomerFilter> filter : filters.entrySet()) {
                pages(customers, round, sort, filter);
            }
        }
    }

    private Map<String, CustomerFilter> filters(CustomerRow one) {
        Map<String, CustomerFilter> filters = new TreeMap<>();
        int cluster = 1 + random.nextInt(8);
        RiskBand band = RiskBand.numbered(random.nextInt(3));
        double value = one.monetary();
        double open = Double.POSITIVE_INFINITY;
        CustomerFilter all = CustomerFilter.ALL;
        filters.put("all", all);
        filters.put("segment", all.withGroup(cluster, null));
        filters.put("band", all.withGroup(null, band));
        filters.put("segment+band", all.withGroup(cluster, band));
        filters.put("value from", all.withValue(value, open));
        filters.put("value up to", all.withValue(-open, value));
        filters.put("value narrow", all.withValue(value, value * 1.01));
        filters.put("segment+value", all.withGroup(cluster, null).withValue(value, open));
        filters.put("band+value", all.withGroup(null, band).withValue(value, open));
        filters.put("risk from", all.withMinRisk(random.nextDouble()));
        filters.put("text short", all.withText(one.id().substring(0, 2)));
        filters.put("text long", all.withText(one.id().substring(0, 5)));
        filters.put("text in lower case", all.withText(FoldedId.of(one.id().substring(0, 5))));
        filters.put(
                "text+segment", all.withGroup(cluster, null).withText(one.id().substring(0, 3)));
        filters.put("text of all", all.withText(one.id().substring(0, 1)));
        filters.put(
                "recency", all.withPurchases(new PurchaseRanges(new Range(0, one.recency()), Range.ALL, Range.ALL)));
        filters.put("one purchase", all.withPurchases(new PurchaseRanges(Range.ALL, new Range(1, 1), Range.ALL)));
        filters.put("next order", all.withNextOrder(new DayWindow(5, 6)));
        filters.put("expected spend", all.withProspects(Prospects.ALL.withSpend(new Limits(value, open))));
        return filters;
    }

    private void pages(
            ScoredCustomers customers, int round, CustomerSort sort, Map.Entry<String, CustomerFilter> filter) {
        boolean descending = random.nextBoolean();
        String name = "page: " + filter.getKey() + " by " + sort;
        CustomerPage first = time(
                name + ", first",
                round,
                () -> customers.page(new CustomerQuery(filter.getValue(), sort, descending, 50, null)));
        if (first.customers().isEmpty()) {
            return;
        }
        CustomerRow anyone = MadeUpCustomers.customer(random.nextInt(CUSTOMERS), 2);
        PageCursor deep = PageCursor.at(anyone, sort, random.nextBoolean());
        time(
                name + ", deep",
                round,
                () -> customers.page(new CustomerQuery(filter.getValue(), sort, descending, 50, deep)));
    }

    private <T> T time(String what, int round, Supplier<T> question) {
        long start = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        T answer = question.get();
        cpuMillis.computeIfAbsent(what, w -> filled())[round] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
        millis.computeIfAbsent(what, w -> filled())[round] = (System.nanoTime() - start) / 1e6;
        return answer;
    }

    private static double[] filled() {
        double[] all = new double[ROUNDS];
        Arrays.fill(all, Double.NaN);
        return all;
    }

    private void print(TestDatabase kind) {
        System.out.printf(
                Locale.ROOT,
                "%s, %,d customers%n%-50s %7s %7s %7s %9s %7s%n",
                kind,
                CUSTOMERS,
                "ms",
                "p50",
                "p95",
                "max",
                "p50 CPU",
                "p95 CPU");
        millis.forEach((what, all) -> print(what, sorted(all), sorted(cpuMillis.getOrDefault(what, all))));
        print("all together", sorted(together(millis)), sorted(together(cpuMillis)));
    }

    private static void print(String what, double[] wall, double[] cpu) {
        System.out.printf(
                Locale.ROOT,
                "%-50s %7.1f %7.1f %7.1f %9.1f %7.1f%n",
                what,
                at(wall, 0.5),
                at(wall, 0.95),
                at(wall, 1),
                at(cpu, 0.5),
                at(cpu, 0.95));
    }

    private static double[] together(Map<String, double[]> all) {
        return all.values().stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] sorted(double[] all) {
        return Arrays.stream(all).filter(m -> !Double.isNaN(m)).sorted().toArray();
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
