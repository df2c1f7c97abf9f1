package io.customerprediction.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.history.TrainingSample;
import io.customerprediction.progress.Progress;
import io.customerprediction.training.Training;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job in one process with two threads answers as one machine does. */
class PredictionJobTest {
    private static final Path SHIPPED = Path.of(System.getProperty("project.root"), "models");
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    private static SparkSession spark;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "4")
                .getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private PredictionJob.Summary run(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", folder.resolve("out").toString(), "--today", TODAY.toString()));
        return new PredictionJob(spark, JobOptions.parse(all, TODAY)).run();
    }

    private Path log(List<String> lines) throws IOException {
        return Files.write(folder.resolve("log.csv"), lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A-"})
    void answersAreThoseOfOneMachine(String orderPrefix) throws IOException {
        Path log = log(MadeUpLog.lines(3_000, orderPrefix, 1));

        PredictionJob.Summary done = run("--input", log.toString(), "--model", SHIPPED.toString(), "--partitions", "5");

        CleanedLog whole = OneMachine.read(log, TODAY);
        assertThat(done.rows()).isEqualTo(whole.cleaning().rowsRead());
        assertThat(done.kept()).isEqualTo(whole.cleaning().rowsKept());
        OneMachine.assertSame(spark, folder.resolve("out"), whole, SHIPPED);
    }

    @Test
    void answersForPartsOfOneMebibyteAreThoseOfOneMachine() throws IOException {
        Path log = log(MadeUpLog.lines(12_000, "", 2));

        run("--input", log.toString(), "--model", SHIPPED.toString(), "--split-mib", "1");

        assertThat(Files.size(log)).isGreaterThan(3 << 20);
        OneMachine.assertSame(spark, folder.resolve("out"), OneMachine.read(log, TODAY), SHIPPED);
    }

    @Test
    void answersForParquetAreThoseOfOneMachine() throws IOException {
        Path log = log(MadeUpLog.lines(2_000, "", 3));
        spark.read()
                .option("header", "true")
                .option("inferSchema", "true")
                .csv(log.toString())
                .coalesce(1)
                .write()
                .parquet(folder.resolve("parquet").toString());

        run("--input", folder.resolve("parquet").toString(), "--format", "parquet", "--model", SHIPPED.toString());

        OneMachine.assertSame(spark, folder.resolve("out"), OneMachine.read(log, TODAY), SHIPPED);
    }

    @Test
    void answersForDatabaseAreThoseOfOneMachineInAnyZone() throws IOException, SQLException {
        Path log = log(MadeUpLog.lines(1_000, "", 4));
        String url = "jdbc:h2:mem:orders";
        String zone = spark.conf().get("spark.sql.session.timeZone");
        spark.conf()
                .set("spark.sql.session.timeZone", "Asia/Tokyo"); // in which the mornings are of the day before in UTC
        try (Connection database = DriverManager.getConnection(url);
                Statement statement = database.createStatement()) {
            statement.execute("create table orders(\"customer_id\" varchar, \"timestamp\" timestamp,"
                    + " \"amount\" decimal(10, 2), \"order_id\" varchar)");
            statement.execute("insert into orders select * from csvread('" + log + "')");
            run(
                    "--format",
                    "jdbc",
                    "--option",
                    "url=" + url,
                    "--option",
                    "dbtable=orders",
                    "--model",
                    SHIPPED.toString());
        } finally {
            spark.conf().set("spark.sql.session.timeZone", zone);
        }

        OneMachine.assertSame(spark, folder.resolve("out"), OneMachine.read(log, TODAY), SHIPPED);
    }

    @Test
    void modelOfSampleIsThatOfOneMachine() throws IOException {
        Path log = log(MadeUpLog.lines(1_200, "", 5));

        PredictionJob.Summary done = run(
                "--input", log.toString(), "--train", folder.resolve("models").toString(), "--sample", "400");

        CleanedLog whole = OneMachine.read(log, TODAY);
        PurchaseLog sample = TrainingSample.of(whole.purchases(), 400);
        Path same = Training.run(sample, PredictionJob.trainingOptions(done.asOf()), Progress.NONE)
                .save(folder.resolve("one"));
        Path trained = folder.resolve("models").resolve(done.model());
        for (String file : List.of("model.json", "history.forest", "rfm.forest")) {
            assertThat(trained.resolve(file)).hasSameBinaryContentAs(same.resolve(file));
        }
        OneMachine.assertSame(spark, folder.resolve("out"), whole, same);
    }

    @Test
    void customerWithTenMillionRowsDoesNotBreakPartition() throws IOException {
        Path log = folder.resolve("log.csv");
        MadeUpLog.writeWithHeavyCustomer(log, MadeUpLog.lines(4_000, "", 6), 10_000_000);

        PredictionJob.Summary done = run("--input", log.toString(), "--model", SHIPPED.toString());

        assertThat(done.rows()).isGreaterThan(10_000_000);
        OneMachine.assertSame(spark, folder.resolve("out"), OneMachine.read(log, TODAY), SHIPPED);
    }

    @Test
    void publicLogIsAnsweredAsByOneMachine() throws IOException {
        Path packed = Path.of(System.getProperty("data.real", "absent"), "online_retail_ii.csv.gz");
        assumeTrue(Files.exists(packed), "skipped: set PUBLIC_DATA to the folder of the public data sets");
        Path log = folder.resolve("online_retail_ii.csv");
        try (InputStream text = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(text, log);
        }

        run("--input", log.toString(), "--model", SHIPPED.toString(), "--split-mib", "3");

        OneMachine.assertSame(spark, folder.resolve("out"), OneMachine.read(packed, TODAY), SHIPPED);
    }

    @Test
    void existingOutputIsRefusedBeforeAnyWork() throws IOException {
        Files.createDirectory(folder.resolve("out"));

        assertThatThrownBy(() -> run("--input", "absent.csv", "--model", SHIPPED.toString()))
                .hasMessageContaining("exists already");
    }

    @Test
    void whatIsWrongWithTheOptionsIsSaidAtOnce() {
        assertThatThrownBy(
                        () -> JobOptions.parse(List.of("--sample", "0", "--nonsense", "1", "--zone", "Berlin"), TODAY))
                .hasMessageContaining("--nonsense")
                .hasMessageContaining("--sample is 0")
                .hasMessageContaining("--zone is Berlin")
                .hasMessageContaining("--output is missing")
                .hasMessageContaining("either --model or --train");
    }

    @Test
    void modelIsLoadedOnceInProcess() throws IOException {
        Bundle bundle = Bundle.of(SHIPPED);

        CustomerPredictor first = bundle.predictor();

        assertThat(new Bundle(bundle.name(), bundle.files()).predictor()).isSameAs(first);
    }
}
