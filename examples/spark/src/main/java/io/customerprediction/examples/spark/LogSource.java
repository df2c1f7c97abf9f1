package io.customerprediction.examples.spark;

import io.customerprediction.examples.spark.TextParts.TextPart;
import io.customerprediction.transactions.OrderPiece;
import io.customerprediction.transactions.csv.PartRead;
import io.customerprediction.transactions.csv.PartReader;
import io.customerprediction.transactions.csv.PartedLog;
import io.customerprediction.transactions.records.RecordInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The rows of a log on a cluster, with what was decided about them.
 *
 * @param log what columns and values mean, decided on the driver
 * @param pieces of orders, as {@link PieceRows} makes them on the executors
 * @param read is given what is known of each part, once it was read; may be given it again
 */
record LogSource(PartedLog log, JavaRDD<Row> pieces, CollectionAccumulator<PartRead> read) {
    private static final int FIRST_ROWS = 10_001;

    /** @throws IOException if there are no rows, or their columns cannot be understood; the message says what to do */
    static LogSource open(SparkSession spark, JobOptions options) throws IOException {
        return options.format().equals("csv") ? ofText(spark, options) : ofTable(spark, options);
    }

    private static LogSource ofText(SparkSession spark, JobOptions options) throws IOException {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Configuration hadoop = spark.sessionState().newHadoopConf();
        List<TextPart> parts = TextParts.of(options.get("input"), hadoop, (long) options.number("split-mib", 64) << 20);
        PartedLog log = TextParts.decide(parts, options.source(), hadoop, options.logFormat(), options.rules());
        CollectionAccumulator<PartRead> read = spark.sparkContext().collectionAccumulator("parts that were read");
        Broadcast<SerializableConfiguration> settings = context.broadcast(new SerializableConfiguration(hadoop));
        boolean byOrder = log.conventions().refundsOfOrders();
        JavaRDD<Row> pieces = context.parallelize(parts, parts.size()).mapPartitions(own -> {
            TextPart part = own.next();
            Queue<OrderPiece> waiting = PieceRows.queue();
            PartReader reader = log.part(part.number(), waiting::add);
            PartReader.Lines lines =
                    TextParts.lines(part, reader, log, settings.value().value());
            return new PieceRows(waiting, byOrder, reader, lines, read::add);
        });
        return new LogSource(log, pieces, read);
    }

    /** Rows that Spark reads: their order is that of its partitions. */
    private static LogSource ofTable(SparkSession spark, JobOptions options) throws IOException {
        Dataset<Row> table = options.has("input")
                ? spark.read()
                        .format(options.format())
                        .options(options.reader())
                        .load(options.get("input"))
                : spark.read()
                        .format(options.format())
                        .options(options.reader())
                        .load();
        StructType schema = table.schema();
        PartedLog log = decide(table, schema, options);
        CollectionAccumulator<PartRead> read = spark.sparkContext().collectionAccumulator("parts that were read");
        boolean byOrder = log.conventions().refundsOfOrders();
        JavaRDD<Row> pieces = table.javaRDD()
                .mapPartitionsWithIndex(
                        (number, rows) -> {
                            try {
                                return pieces(log, number, rows, schema, read, byOrder);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        false);
        return new LogSource(log, pieces, read);
    }

    private static Iterator<Row> pieces(
            PartedLog log,
            int number,
            Iterator<Row> rows,
            StructType schema,
            CollectionAccumulator<PartRead> read,
            boolean byOrder)
            throws IOException {
        Queue<OrderPiece> waiting = PieceRows.queue();
        PartReader reader = log.part(number, waiting::add);
        InputStream text = new RecordInput(new RowRecords(rows, schema, false));
        return new PieceRows(waiting, byOrder, reader, reader.lines(text, true, Long.MAX_VALUE, log), read::add);
    }

    private static PartedLog decide(Dataset<Row> table, StructType schema, JobOptions options) throws IOException {
        List<Row> first = Arrays.asList((Row[]) table.take(FIRST_ROWS));
        try (InputStream text = new RecordInput(new RowRecords(first.iterator(), schema, true))) {
            byte[] start = text.readNBytes(PartedLog.START);
            boolean complete = first.size() < FIRST_ROWS && text.read() < 0;
            return PartedLog.ofRecords(options.source(), start, complete, options.logFormat(), options.rules());
        }
    }
}
