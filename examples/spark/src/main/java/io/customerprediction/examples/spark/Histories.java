package io.customerprediction.examples.spark;

import static org.apache.spark.sql.functions.col;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.history.PurchaseLogBuilder;
import io.customerprediction.history.TrainingSample;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.LogConventions;
import io.customerprediction.transactions.MergeFacts;
import io.customerprediction.transactions.WholeLog;
import io.customerprediction.transactions.csv.PartRead;
import io.customerprediction.transactions.csv.PartedLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.CollectionAccumulator;

/**
 * The purchase days of all customers, kept by the executors in memory and on their disks.
 *
 * @param rows a row of {@link HistoryRows#SCHEMA} for each customer
 * @param cleaning what was read, and why rows were rejected
 * @param lastDay of any entry since 1970-01-01
 * @param strata how many customers each stratum of {@link TrainingSample} has
 */
record Histories(Dataset<Row> rows, CleaningReport cleaning, int lastDay, long[] strata) {
    private static final int MOST_ROUNDS = 20;

    /**
     * Puts the rows of a log together.
     *
     * @param groups into which orders and customers are sorted
     * @throws IOException if no row can be kept, or rows prove wrong what was decided by the first ones
     */
    static Histories of(SparkSession spark, LogSource source, int groups) throws IOException {
        PartedLog log = source.log();
        boolean byOrder = log.conventions().refundsOfOrders();
        Dataset<Row> pieces =
                spark.createDataFrame(source.pieces(), PieceRows.SCHEMA).repartition(groups, col("route"));
        JavaRDD<Row> sorted = (byOrder
                        ? pieces.sortWithinPartitions("order", "key", "part", "index")
                        : pieces.sortWithinPartitions("customer", "day", "key", "part", "index"))
                .javaRDD();
        List<PartRead> read = read(sorted, source);
        WholeLog assumed = WholeLog.of(PartedLog.facts(read));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Merge merge = Merge.of(spark, log.conventions(), assumed, sorted, groups);
            long customers = merge.histories.count();
            WholeLog corrected = assumed.corrected(merge.found());
            if (corrected == assumed && customers > 0) {
                CleaningReport report = log.report(read, merge.found());
                return new Histories(merge.histories, report, merge.lastDay(), merge.strata());
            }
            merge.histories.unpersist();
            assumed = corrected;
        }
        throw new IOException("orders that stand twice could not be told from others in " + MOST_ROUNDS
                + " rounds: sort the log by order first");
    }

    /**
     * Reads and cleans all parts and sorts them, which the jobs that follow find done: Spark keeps the files of a shuffle. The
     * work behind the shuffle is left out, as it needs to know what all parts have.
     */
    private static List<PartRead> read(JavaRDD<Row> sorted, LogSource source) throws IOException {
        long none =
                sorted.mapPartitions(unread -> Collections.<Row>emptyIterator()).count();
        List<PartRead> read = List.copyOf(source.read().value());
        if (none != 0 || read.isEmpty()) {
            throw new IOException("the log has no rows: give a log with at least one purchase");
        }
        source.log().require(read);
        return read;
    }

    /** Histories under assumptions, with what shows whether these were right. */
    private record Merge(
            Dataset<Row> histories,
            CollectionAccumulator<MergeFacts> facts,
            CollectionAccumulator<HistoryRows.Facts> customers) {
        static Merge of(SparkSession spark, LogConventions conventions, WholeLog log, JavaRDD<Row> sorted, int groups) {
            CollectionAccumulator<MergeFacts> facts = spark.sparkContext().collectionAccumulator("orders");
            CollectionAccumulator<HistoryRows.Facts> customers =
                    spark.sparkContext().collectionAccumulator("customers");
            Broadcast<WholeLog> whole =
                    JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(log);
            JavaRDD<Row> lines = sorted.mapPartitionsWithIndex(
                    (group, rows) -> new KeptLines(group, conventions, whole.value(), rows, facts::add), false);
            JavaRDD<Row> byCustomer = conventions.refundsOfOrders()
                    ? spark.createDataFrame(lines, KeptLines.SCHEMA)
                            .repartition(groups, col("customer"))
                            .sortWithinPartitions("customer", "day")
                            .javaRDD()
                    : lines;
            boolean amounts = conventions.amounts();
            JavaRDD<Row> histories = byCustomer.mapPartitionsWithIndex(
                    (group, rows) -> new HistoryRows(group, amounts, rows, customers::add), false);
            return new Merge(
                    spark.createDataFrame(histories, HistoryRows.SCHEMA).persist(StorageLevel.MEMORY_AND_DISK()),
                    facts,
                    customers);
        }

        /** A group that was put together more than once counts once. */
        List<MergeFacts> found() {
            Set<Integer> taken = new HashSet<>();
            return facts.value().stream()
                    .filter(fact -> taken.add(fact.group()))
                    .toList();
        }

        private List<HistoryRows.Facts> groups() {
            Set<Integer> taken = new HashSet<>();
            return customers.value().stream()
                    .filter(fact -> taken.add(fact.group()))
                    .toList();
        }

        int lastDay() {
            return groups().stream().mapToInt(HistoryRows.Facts::lastDay).max().orElseThrow();
        }

        long[] strata() {
            long[] sums = new long[TrainingSample.STRATA];
            for (HistoryRows.Facts fact : groups()) {
                for (int s = 0; s < sums.length; s++) {
                    sums[s] += fact.strata()[s];
                }
            }
            return sums;
        }
    }

    /** Whether the log has amounts. */
    boolean hasAmounts() {
        return cleaning.reading().amounts();
    }

    /** Whether the log has orders. */
    boolean hasOrders() {
        return cleaning.reading().orders();
    }

    /** The customers to be trained on, with all their days, brought to the driver. */
    PurchaseLog sample(int most) {
        TrainingSample sample = new TrainingSample(strata, most);
        boolean amounts = hasAmounts();
        long[] counted = strata;
        PurchaseLogBuilder builder = new PurchaseLogBuilder();
        List<Row> candidates = rows.javaRDD()
                .mapPartitions(histories -> {
                    TrainingSample wanted = new TrainingSample(counted, most);
                    Iterable<Row> all = () -> histories;
                    return StreamSupport.stream(all.spliterator(), false)
                            .filter(row -> wanted.mayContain(
                                    new String(row.<byte[]>getAs(0), StandardCharsets.UTF_8),
                                    HistoryRows.purchaseDays(row.<byte[]>getAs(1), amounts)))
                            .iterator();
                })
                .collect();
        candidates.forEach(row -> PredictionRows.add(row, builder));
        return sample.of(builder.build(amounts, hasOrders()));
    }
}
