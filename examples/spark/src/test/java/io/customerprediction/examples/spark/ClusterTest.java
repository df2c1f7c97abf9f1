package io.customerprediction.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.history.TrainingSample;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on a cluster of two worker processes answers as one machine does, even if one of them is killed. */
class ClusterTest {
    private static final Path SHIPPED = Path.of(System.getProperty("project.root"), "models");
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final Path SPARK_HOME = Path.of(System.getenv("SPARK_HOME"));

    @TempDir
    Path folder;

    /** An installation of Spark that consists of links to the jars of this build. */
    @BeforeAll
    static void install() throws IOException {
        Path jars = Files.createDirectories(SPARK_HOME.resolve("jars"));
        try (Stream<Path> old = Files.list(jars)) {
            for (Path jar : old.toList()) {
                Files.delete(jar);
            }
        }
        Files.writeString(SPARK_HOME.resolve("RELEASE"), "Spark 4.0.1");
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isRegularFile(path)) {
                Files.createSymbolicLink(jars.resolve(number++ + "-" + path.getFileName()), path.toAbsolutePath());
            } else if (Files.isDirectory(path)) {
                pack(path, jars.resolve(number++ + "-classes.jar"));
            }
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, packed);
                packed.closeEntry();
            }
        }
    }

    private static SparkSession cluster() {
        SparkSession spark = SparkSession.builder()
                .master("local-cluster[2,1,1024]")
                .config("spark.executor.memory", "900m")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
        spark.sparkContext().setLogLevel("OFF");
        return spark;
    }

    private JobOptions options(Path log) {
        return JobOptions.parse(
                List.of(
                        "--input",
                        log.toString(),
                        "--split-mib",
                        "1",
                        "--model",
                        SHIPPED.toString(),
                        "--output",
                        folder.resolve("out").toString(),
                        "--today",
                        TODAY.toString()),
                TODAY);
    }

    /** What is trained on is the same, and with it the model, see {@link PredictionJobTest}. */
    @Test
    void answersAndSampleAreThoseOfOneMachine() throws IOException {
        Path log = Files.write(folder.resolve("log.csv"), MadeUpLog.lines(12_000, "", 7));

        try (SparkSession spark = cluster()) {
            new PredictionJob(spark, options(log)).run();

            assertThat(executors()).hasSize(2);
            PurchaseLog whole = OneMachine.read(log, TODAY).purchases();
            OneMachine.assertSame(spark, folder.resolve("out"), OneMachine.read(log, TODAY), SHIPPED);
            Histories histories = Histories.of(spark, LogSource.open(spark, options(log)), 3);
            assertSame(histories.sample(1_000), TrainingSample.of(whole, 1_000));
        }
    }

    private static void assertSame(PurchaseLog sample, PurchaseLog expected) {
        assertThat(sample.size()).isEqualTo(expected.size());
        for (int i = 0; i < sample.size(); i++) {
            assertThat(sample.customerId(i)).isEqualTo(expected.customerId(i));
            assertThat(sample.history(i)).isEqualTo(expected.history(i));
        }
    }

    @Test
    void executorThatIsKilledChangesNothing() throws IOException {
        Path log = Files.write(folder.resolve("log.csv"), MadeUpLog.lines(12_000, "A-", 8));

        try (SparkSession spark = cluster()) {
            KillsOne killer = new KillsOne();
            spark.sparkContext().addSparkListener(killer);
            new PredictionJob(spark, options(log)).run();

            assertThat(killer.killed).hasValue(1);
            OneMachine.assertSame(spark, folder.resolve("out"), OneMachine.read(log, TODAY), SHIPPED);
        }
    }

    private static List<ProcessHandle> executors() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
                .toList();
    }

    /** Kills an executor when both have sorted their rows, so that half of these are lost. */
    private static final class KillsOne extends SparkListener {
        final AtomicInteger killed = new AtomicInteger();

        @Override
        public void onStageCompleted(SparkListenerStageCompleted stage) {
            if (killed.get() == 0
                    && stage.stageInfo().numTasks() > 1
                    && executors().size() == 2) {
                killed.incrementAndGet();
                executors().get(0).destroyForcibly();
            }
        }
    }
}
