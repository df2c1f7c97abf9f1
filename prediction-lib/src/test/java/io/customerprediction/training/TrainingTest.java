package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.Rfm;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.Grade;
import io.customerprediction.model.report.MethodAverage;
import io.customerprediction.model.report.ModelCard;
import io.customerprediction.model.report.Readiness;
import io.customerprediction.model.report.SampleEffect;
import io.customerprediction.progress.Phase;
import io.customerprediction.progress.Progress;
import io.customerprediction.progress.Steps;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.Reading;
import io.customerprediction.transactions.RowCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
    private static final int DAYS = 330;
    private static final LocalDate AS_OF = MadeUpLog.START.plusDays(DAYS - 60);
    private static final int HORIZON = 60;
    private static final PurchaseLog LOG =
            MadeUpLog.empty().shoppers(200, DAYS, 11).log();
    private static final List<Double> STEPS = new ArrayList<>();
    private static final List<Phase> PHASES = new ArrayList<>();
    private static final TrainedModel TRAINED = Training.run(cleaned(LOG), options(AS_OF, 2, false), (phase, done) -> {
        PHASES.add(phase);
        STEPS.add(done);
    });

    @TempDir
    Path folder;

    @Test
    void aSavedModelPredictsAsItDoesInMemory() throws IOException {
        TRAINED.save(folder.resolve("model"));
        CustomerPredictor loaded = CustomerPredictor.load(folder.resolve("model"));
        CustomerPredictor fresh = new CustomerPredictor(TRAINED.bundle());

        assertThat(loaded.model()).isEqualTo(fresh.model());
        assertThat(loaded.model().asOf()).isEqualTo(AS_OF);
        assertThat(loaded.predict(new Rfm(10, 5, 80, null))).isEqualTo(fresh.predict(new Rfm(10, 5, 80, null)));
        assertThat(loaded.predict(LOG.history(3), AS_OF)).isEqualTo(fresh.predict(LOG.history(3), AS_OF));
        assertThat(ModelBundle.load(folder.resolve("model")).documents().evaluationJson())
                .isEqualTo(TRAINED.evaluation().json());
    }

    @Test
    void theSameLogAndOptionsGiveTheSameBytesOnAnyNumberOfThreads() throws IOException {
        assertSameBytes(TRAINED, Training.run(cleaned(LOG), options(AS_OF, 1, false), Progress.NONE));
    }

    @Test
    void entriesAfterTheAsOfDateChangeNoByte() throws IOException {
        CleanedLog known =
                new CleanedLog(LOG.upTo((int) AS_OF.toEpochDay()), cleaned(LOG).cleaning());

        assertSameBytes(TRAINED, Training.run(known, options(AS_OF, 2, false), Progress.NONE));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverTheLogEntriesAfterTheAsOfDateChangeNoByte(long seed) throws IOException {
        PurchaseLog log = (seed == 2 ? MadeUpLog.withoutAmounts() : MadeUpLog.empty())
                .shoppers(40, 150, seed)
                .log();
        LocalDate asOf = MadeUpLog.START.plusDays(90);
        CleanedLog known =
                new CleanedLog(log.upTo((int) asOf.toEpochDay()), cleaned(log).cleaning());

        assertSameBytes(
                Training.run(cleaned(log), options(asOf, 2, true), Progress.NONE),
                Training.run(known, options(asOf, 2, true), Progress.NONE));
    }

    @Test
    void aBgNbdFitThatDidNotConvergeDoesNotCountAndTheCardNamesIt() {
        TrainingOptions options = options(AS_OF, 2, false);
        FittedModel fitted = new ModelFit(LOG, (int) AS_OF.toEpochDay(), options, 20).fit(50, Steps.begin());
        ModelCard card = CardWriter.of(LOG, null, options, 50, fitted, TRAINED.evaluation());

        assertThat(fitted.model().history().bgNbd()).isNull();
        assertThat(fitted.model().history().pool().bgNbd()).isZero();
        assertThat(fitted.model().history().pool().forest()).isPositive();
        assertThat(fitted.model().history().pool().linear()).isPositive();
        assertThat(card.training().pool().bgNbd()).isZero();
        assertThat(card.training().limits().leftOut())
                .containsExactly(new ModelCard.LeftOut("BG/NBD", "the fit did not converge on this log"));
        assertThat(TRAINED.bundle().documents().card().training().pool().bgNbd())
                .as("where it converges")
                .isPositive();
    }

    @Test
    void theCardDescribesTheModelAndItsGrade() {
        ModelCard card = TRAINED.bundle().documents().card();

        assertThat(card.schemaVersion()).isEqualTo(1);
        assertThat(card.data().source().sha256()).isEqualTo("ab".repeat(32));
        assertThat(card.data().rows().rowsRead())
                .isEqualTo(card.data().rows().rowsKept()
                        + card.data().rows().setAside().getOrDefault("no customer", 0L));
        assertThat(card.data().extent().asOf()).isEqualTo(AS_OF);
        assertThat(card.training().settings().windows().get(0)).isEqualTo(AS_OF.minusDays(30));
        assertThat(card.training().seed()).isEqualTo(1);
        assertThat(card.training().forests().history().trees()).isEqualTo(100);
        assertThat(card.training().limits().leftOut()).isEmpty();
        assertThat(card.training().limits().beyond()).contains("beyond it the last one is taken to hold");
        assertThat(card.versions().weka()).startsWith("3.8.");
        assertThat(card.versions().java()).isEqualTo(Runtime.version().toString());
        assertThat(card.verdict().readiness().level()).isEqualTo(Readiness.Level.USE_WITH_CARE);
        assertThat(card.verdict().readiness().checks())
                .extracting(Readiness.Check::about)
                .contains("season ahead", "readable rows");
        assertThat(card.verdict().grade().letter()).isNotEqualTo(Grade.Letter.A);
        assertThat(card.tests().backtest())
                .hasSameSizeAs(TRAINED.evaluation().results().origins())
                .isNotEmpty();
        assertThat(card.tests().backtest().get(0).auc().low())
                .isLessThan(card.tests().backtest().get(0).auc().high());
        ModelCard.Latest latest = Objects.requireNonNull(card.tests().latest());
        assertThat(latest.calibration()).hasSize(10);
        assertThat(latest.deciles()).hasSize(10);
        assertThat(latest.comparisons().get(0).brier().high()).isFinite();
        assertThat(latest.segments().get(0).brier()).isFinite();
        SampleEffect sample = Objects.requireNonNull(card.tests().sample());
        assertThat(sample.rows()).isEqualTo(sample.learntFrom());
        assertThat(sample.aucOfHalf()).isNaN();
        assertThat(card.tests().figures().get(0).method()).isEqualTo(ForecastMethod.FOREST);
        assertThat(card.tests().figures())
                .hasSameSizeAs(TRAINED.evaluation().results().averages());
        assertThat(card.use().intendedUse()).isNotEmpty();
        assertThat(card.use().notFor()).isNotEmpty();
    }

    @Test
    void theDocumentsOfAModelCanBeReadAgain() {
        CustomerPredictor predictor = new CustomerPredictor(TRAINED.bundle());

        assertThat(EvaluationReport.parse(predictor.evaluation()).json())
                .isEqualTo(TRAINED.evaluation().json());
        assertThat(ModelCard.parse(predictor.card()).json())
                .isEqualTo(TRAINED.bundle().documents().cardJson());
        assertThat(predictor.model().auc()).isCloseTo(forest().churn().auc(), within(1e-6));
        assertThat(predictor.model().brier()).isCloseTo(forest().churn().brier(), within(1e-6));
    }

    private static MethodAverage forest() {
        return TRAINED.evaluation().results().averages().get(0);
    }

    @Test
    void invalidDocumentsAreRejectedWithThePlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvaluationReport.parse("{\"horizon\": \"long\"}"))
                .withMessageContaining("horizon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelCard.parse("{\"backtest\": [{\"as_of\": \"soon\"}]}"))
                .withMessageContaining("soon");
    }

    @Test
    void aLogThatIsNotReadyIsRefusedUnlessForced() {
        CleanedLog thin = cleaned(MadeUpLog.empty().shoppers(30, 100, 3).log());

        assertThatThrownBy(() -> Training.run(thin, options(null, 2, false), Progress.NONE))
                .isInstanceOf(NotReadyException.class)
                .hasMessageContainingAll("NOT READY", "30 with a purchase", "force it");
        ModelCard card = Training.run(thin, options(null, 2, true), Progress.NONE)
                .bundle()
                .documents()
                .card();
        assertThat(card.verdict().readiness().level()).isEqualTo(Readiness.Level.NOT_READY);
        assertThat(card.verdict().grade().letter()).isEqualTo(Grade.Letter.D);
        assertThat(card.verdict().grade().conditions())
                .extracting(Grade.Condition::found)
                .contains("the log is ready at no as-of date of its past");
        assertThat(card.tests().backtest()).isEmpty();
    }

    @Test
    void nothingCanBeLearntFromALogOfOneDayEvenIfForced() {
        CleanedLog oneDay = cleaned(MadeUpLog.empty().buys("a", 5).buys("b", 5).log());
        TrainingOptions tooEarly = options(MadeUpLog.START, 2, true);

        assertThatThrownBy(() -> Training.run(oneDay, options(null, 2, true), Progress.NONE))
                .isInstanceOf(NotReadyException.class)
                .hasMessageContaining(
                        "Forcing does not help: the log has no purchase before the as-of date 2021-01-06");
        assertThatThrownBy(() -> Training.run(cleaned(LOG), tooEarly, Progress.NONE))
                .isInstanceOf(NotReadyException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20})
    void aForcedModelOfAFewCustomersMakesPredictions(int customers) {
        MadeUpLog log = MadeUpLog.empty();
        for (int i = 0; i < customers; i++) {
            log.buys("c" + i, i, i + 9);
        }
        TrainedModel forced = Training.run(cleaned(log.log()), options(null, 1, true), Progress.NONE);

        assertThat(new CustomerPredictor(forced.bundle())
                        .predict(new Rfm(3, 1, 5, null))
                        .expectedDays())
                .isBetween(1.0, 360.0);
    }

    @Test
    void progressNeverFallsAndEndsWithAll() {
        assertThat(STEPS).isSorted().startsWith(0.0).endsWith(1.0);
        assertThat(PHASES)
                .isSorted()
                .containsAll(List.of(Phase.TESTING, Phase.FITTING))
                .endsWith(Phase.FINISHED);
    }

    @Test
    void wekaLeavesNothingInTheHomeFolder() {
        assertThat(System.getProperty("WEKA_HOME")).startsWith(System.getProperty("java.io.tmpdir"));
    }

    private void assertSameBytes(TrainedModel one, TrainedModel other) throws IOException {
        Path first = one.save(folder.resolve("one"));
        Path second = other.save(folder.resolve("other"));
        assertThat(one.bundle().id()).isEqualTo(other.bundle().id());
        try (Stream<Path> files = Files.list(first)) {
            assertThat(files)
                    .hasSize(8)
                    .allSatisfy(file ->
                            assertThat(second.resolve(file.getFileName())).hasSameBinaryContentAs(file));
        }
    }

    private static CleanedLog cleaned(PurchaseLog log) {
        return new CleanedLog(
                log,
                new CleaningReport(
                        "made up",
                        new Reading("UTF-8", "comma", new TreeMap<>(), "year first", true, true),
                        "ab".repeat(32),
                        new RowCounts(
                                log.days() + 3,
                                log.days(),
                                new TreeMap<>(Map.of("no customer", 3L)),
                                0,
                                new TreeMap<>()),
                        List.of(),
                        LocalDate.ofEpochDay(log.firstDay()),
                        LocalDate.ofEpochDay(log.lastDay())));
    }

    private static TrainingOptions options(@Nullable LocalDate asOf, int threads, boolean force) {
        return new TrainingOptions(asOf, HORIZON, OptionalInt.empty(), 1, threads, force);
    }
}
