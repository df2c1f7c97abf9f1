package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.model.report.ModelCard;
import io.customerprediction.progress.MonitoredRun;
import io.customerprediction.progress.Phase;
import io.customerprediction.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a run reports, is cancelled and fails; the log is large enough for a training of some seconds. */
class TrainingRunTest {
    private static final PurchaseLog LOG =
            MadeUpLog.empty().shoppers(1_500, 330, 31).log();
    private static final TrainingOptions OPTIONS = new TrainingOptions(null, 90, OptionalInt.empty(), 1, 2, false);
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.2, 0.5, 0.85})
    void anInterruptEndsTheRunInEveryPart(double share) {
        Stop stop = new Stop(share, () -> Thread.currentThread().interrupt());

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Training.run(LOG, OPTIONS, stop))
                .withMessageContaining("cancelled");

        assertThat(Thread.interrupted()).as("the caller stays interrupted").isTrue();
        assertEnded(stop);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3})
    void anExceptionOfProgressEndsTheRunAndIsThrown(double share) {
        IllegalArgumentException thrown = new IllegalArgumentException("the page was closed");
        Stop stop = new Stop(share, () -> {
            throw thrown;
        });

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Training.run(LOG, OPTIONS, stop))
                .isSameAs(thrown);
        assertEnded(stop);
    }

    @Test
    void anEvaluationIsCancelledInTheSameWay() {
        Stop stop = new Stop(0.1, () -> Thread.currentThread().interrupt());

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> Training.evaluate(LOG, OPTIONS, stop));

        assertThat(Thread.interrupted()).isTrue();
        assertEnded(stop);
    }

    private static void assertEnded(Stop stop) {
        assertThat(System.nanoTime() - stop.at).isLessThan(MOST_NANOS);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("customer-prediction"));
    }

    @Test
    void progressComesAtLeastEverySecondFromTheCallersThreadAndNeverFalls() {
        List<Long> times = new ArrayList<>(List.of(System.nanoTime()));
        List<Double> shares = new ArrayList<>();
        Map<Phase, Integer> phases = new EnumMap<>(Phase.class);
        Thread caller = Thread.currentThread();

        TrainedModel trained = Training.run(LOG, OPTIONS, (phase, done) -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            times.add(System.nanoTime());
            shares.add(done);
            phases.merge(phase, 1, Integer::sum);
        });

        for (int k = 1; k < times.size(); k++) {
            assertThat(times.get(k) - times.get(k - 1)).isLessThan(TimeUnit.SECONDS.toNanos(1));
        }
        assertThat(shares).isSorted().startsWith(0.0).endsWith(1.0);
        assertThat(shares.stream().distinct()).hasSizeGreaterThan(20);
        assertThat(phases).containsKeys(Phase.TESTING, Phase.FITTING).containsEntry(Phase.FINISHED, 1);
        assertThat(trained.bundle().id()).startsWith("2021-");
    }

    @Test
    void trainingPrintsNothing() throws Exception {
        PurchaseLog small = MadeUpLog.empty().shoppers(100, 200, 3).log();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
                URLClassLoader fresh = new URLClassLoader(classPath(""), ClassLoader.getPlatformClassLoader())) {
            System.setOut(capture);
            System.setErr(capture);
            // classes of a loader of their own, as Weka prints when its classes are initialised
            fresh.loadClass("io.customerprediction.training.TrainingRunTest$Small")
                    .getMethod("train")
                    .invoke(null);
            Training.run(small, new TrainingOptions(null, 30, OptionalInt.empty(), 1, 2, true), Progress.NONE);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"weka-stable", "bounce", "hipparchus-optim"})
    void withoutALibraryTheMessageNamesTheDependency(String left) throws Exception {
        try (URLClassLoader without = new URLClassLoader(classPath(left), ClassLoader.getPlatformClassLoader())) {
            assertThatExceptionOfType(InvocationTargetException.class)
                    .isThrownBy(() -> without.loadClass("io.customerprediction.training.TrainingRunTest$Small")
                            .getMethod("train")
                            .invoke(null))
                    .havingCause()
                    .isInstanceOf(IllegalStateException.class)
                    .withMessageContainingAll("training needs", ":" + left);
        }
    }

    private static URL[] classPath(String left) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1)) {
            if (left.isEmpty() || !Path.of(entry).toString().contains(left)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    /** A training that another class loader can call. */
    public static final class Small {
        private Small() {}

        public static void train() {
            PurchaseLog log = MadeUpLog.empty().shoppers(100, 200, 3).log();
            Training.run(log, new TrainingOptions(null, 30, OptionalInt.empty(), 1, 2, true), Progress.NONE);
        }
    }

    @Test
    void rowsOfTheCallingProgramNeedNoCleaningReport() {
        PurchaseLog log = MadeUpLog.empty().shoppers(100, 200, 3).log();

        TrainedModel trained =
                Training.run(log, new TrainingOptions(null, 30, OptionalInt.empty(), 1, 2, true), Progress.NONE);

        ModelCard.Data data = trained.bundle().documents().card().data();
        assertThat(data.source().layout()).isEqualTo("rows given by the program");
        assertThat(data.source().sha256()).isNull();
        assertThat(data.source().reading()).isNull();
        assertThat(data.rows().rowsKept()).isEqualTo(log.days());
    }

    @Test
    void anErrorOfTheRunReachesTheCaller() {
        assertThatIllegalStateException()
                .isThrownBy(() -> MonitoredRun.call(Progress.NONE, steps -> {
                    throw new IllegalStateException("out of luck");
                }))
                .withMessage("out of luck");
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> MonitoredRun.call(Progress.NONE, steps -> {
                    throw new OutOfMemoryError("made up");
                }));
    }

    /** Stops a run once it has come this far, and remembers when. */
    private static final class Stop implements Progress {
        private final double share;
        private final Runnable how;
        private long at;

        Stop(double share, Runnable how) {
            this.share = share;
            this.how = how;
        }

        @Override
        public void step(Phase phase, double done) {
            if (at == 0 && done >= share) {
                at = System.nanoTime();
                how.run();
            }
        }
    }
}
