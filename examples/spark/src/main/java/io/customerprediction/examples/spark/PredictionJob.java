package io.customerprediction.examples.spark;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.progress.Progress;
import io.customerprediction.training.TrainedModel;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The job: the rows of a log on a cluster become histories, a model is loaded or trained on a sample of them, and every customer
 * gets predictions, which are those of one machine with the same model.
 */
public final class PredictionJob {
    private static final int TRAINED_ON = 100_000;

    private final SparkSession spark;
    private final JobOptions options;

    PredictionJob(SparkSession spark, JobOptions options) {
        this.spark = spark;
        this.options = options;
    }

    /**
     * Runs the job with the session that spark-submit prepares.
     *
     * @param arguments see {@link JobOptions#USAGE}
     */
    public static void main(String... arguments) throws IOException {
        JobOptions options;
        try {
            options = JobOptions.parse(List.of(arguments), LocalDate.now(ZoneId.systemDefault()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + JobOptions.USAGE);
            System.exit(2);
            return;
        }
        try (SparkSession spark =
                SparkSession.builder().appName("customer-prediction").getOrCreate()) {
            System.out.println(new PredictionJob(spark, options).run());
        }
    }

    /**
     * Runs the job.
     *
     * @return what was done, for people
     * @throws IOException if the log cannot be read or understood; the message says what to do
     */
    Summary run() throws IOException {
        spark.conf().set("spark.sql.adaptive.enabled", "false"); // groups of orders keep their numbers
        spark.conf().set("spark.sql.datetime.java8API.enabled", "true");
        requireNewOutput();
        LogSource source = LogSource.open(spark, options);
        int groups = options.number("partitions", 2 * spark.sparkContext().defaultParallelism());
        Histories histories = Histories.of(spark, source, groups);
        LocalDate asOf = options.has("as-of")
                ? LocalDate.parse(options.get("as-of"))
                : LocalDate.ofEpochDay(histories.lastDay());
        Bundle bundle = Bundle.of(options.has("model") ? localCopy(options.get("model")) : train(histories, asOf));
        score(histories, bundle, asOf);
        long[] customers = histories.strata();
        histories.rows().unpersist();
        return new Summary(
                histories.cleaning().rowsRead(),
                histories.cleaning().rowsKept(),
                Arrays.stream(customers).sum(),
                asOf,
                bundle.name());
    }

    /**
     * What was done.
     *
     * @param rows that were read
     * @param kept those of them that were kept
     * @param customers who have a row of predictions
     * @param asOf the last day that was known
     * @param model id of the model
     */
    record Summary(long rows, long kept, long customers, LocalDate asOf, String model) {}

    /** Before hours of work, not behind them. */
    private void requireNewOutput() throws IOException {
        org.apache.hadoop.fs.Path output = new org.apache.hadoop.fs.Path(options.get("output"));
        if (output.getFileSystem(spark.sessionState().newHadoopConf()).exists(output)) {
            throw new IOException("the folder " + output + " exists already: name a new one for the predictions");
        }
    }

    /** A model may lie on any file system of the cluster. */
    private Path localCopy(String model) throws IOException {
        org.apache.hadoop.fs.Path from = new org.apache.hadoop.fs.Path(model);
        Configuration hadoop = spark.sessionState().newHadoopConf();
        FileSystem system = from.getFileSystem(hadoop);
        if (system.getScheme().equals("file")) {
            return Path.of(from.toUri().getPath());
        }
        Path folder = Files.createTempDirectory("bundle").resolve("model");
        system.copyToLocalFile(false, from, new org.apache.hadoop.fs.Path(folder.toString()), true);
        return folder;
    }

    private Path train(Histories histories, LocalDate asOf) throws IOException {
        PurchaseLog sample = histories.sample(options.number("sample", TRAINED_ON));
        TrainedModel trained = Training.run(sample, trainingOptions(asOf), Progress.NONE);
        return trained.save(Path.of(options.get("train")));
    }

    /** Those of the command {@code train}, up to the as-of date. */
    static TrainingOptions trainingOptions(LocalDate asOf) {
        TrainingOptions usual = TrainingOptions.defaults();
        return new TrainingOptions(
                asOf, usual.horizon(), OptionalInt.empty(), usual.seed(), usual.threads(), usual.force());
    }

    private void score(Histories histories, Bundle bundle, LocalDate asOf) {
        Broadcast<Bundle> sent =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(bundle);
        boolean amounts = histories.hasAmounts();
        boolean orders = histories.hasOrders();
        JavaRDD<Row> scored = histories
                .rows()
                .javaRDD()
                .mapPartitions(rows -> new PredictionRows(rows, sent.value().predictor(), asOf, amounts, orders));
        Dataset<Row> predictions = spark.createDataFrame(scored, PredictionRows.SCHEMA);
        predictions
                .write()
                .format(options.outputFormat())
                .option("header", "true")
                .save(options.get("output"));
    }
}
