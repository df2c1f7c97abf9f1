package io.customerprediction.training;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.forest.CompiledForest;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Windows;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.EvaluationReport.LogFigures;
import io.customerprediction.model.report.ModelCard;
import io.customerprediction.model.report.ModelCard.Data;
import io.customerprediction.model.report.ModelCard.Extent;
import io.customerprediction.model.report.ModelCard.Forest;
import io.customerprediction.model.report.ModelCard.Forests;
import io.customerprediction.model.report.ModelCard.Latest;
import io.customerprediction.model.report.ModelCard.Limits;
import io.customerprediction.model.report.ModelCard.Making;
import io.customerprediction.model.report.ModelCard.Settings;
import io.customerprediction.model.report.ModelCard.Source;
import io.customerprediction.model.report.ModelCard.Tested;
import io.customerprediction.model.report.ModelCard.Tests;
import io.customerprediction.model.report.ModelCard.Use;
import io.customerprediction.model.report.ModelCard.Verdict;
import io.customerprediction.model.report.ModelCard.Versions;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.OriginReport.ChurnFigures;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.RowCounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Writes the model card of a training. */
final class CardWriter {
    private static final int SCHEMA_VERSION = 1;

    private static final List<String> INTENDED_USE = List.of(
            "Ranking and selecting customers of the shop or bank whose log it was trained on, by the probability of no"
                    + " purchase within the horizon and by the time to the next purchase",
            "Planning with sums and means over many customers, as far as the calibration below allows");

    private static final List<String> NOT_FOR = List.of(
            "Decisions with legal or similarly grave effects on a person, such as credit, prices or access: a model of"
                    + " purchase days knows nothing of the reasons",
            "Another business, or the same one after its customers or prices have changed: train again",
            "Telling who can be won back: high risk is not the same as persuadable; keep a random hold-out group",
            "Promising a date: the interval is the answer");

    private CardWriter() {}

    static ModelCard of(
            PurchaseLog log,
            @Nullable CleaningReport cleaning,
            TrainingOptions options,
            int leaf,
            FittedModel fitted,
            EvaluationReport evaluation) {
        return new ModelCard(
                SCHEMA_VERSION,
                new Use(INTENDED_USE, NOT_FOR),
                cleaning == null ? data(log, evaluation) : data(log, cleaning, evaluation),
                making(log, options, leaf, fitted),
                versions(),
                new Verdict(
                        evaluation.readiness(),
                        evaluation.grade(),
                        evaluation.results().worthGrade()),
                tests(evaluation));
    }

    private static Tests tests(EvaluationReport evaluation) {
        List<OriginReport> origins = evaluation.results().origins();
        return new Tests(
                evaluation.method(),
                origins.stream().map(CardWriter::tested).toList(),
                evaluation.results().averages(),
                origins.stream().findFirst().map(CardWriter::latest).orElse(null),
                evaluation.latest().sample());
    }

    private static Data data(PurchaseLog log, EvaluationReport evaluation) {
        return new Data(
                new Source(null, Source.OWN_ROWS, null),
                RowCounts.ofKept(log.days()),
                extent(evaluation),
                fingerprint(log, evaluation));
    }

    private static Data data(PurchaseLog log, CleaningReport cleaning, EvaluationReport evaluation) {
        return new Data(
                new Source(cleaning.sha256(), cleaning.layout(), cleaning.reading()),
                cleaning.rows(),
                extent(evaluation),
                fingerprint(log, evaluation));
    }

    private static Extent extent(EvaluationReport evaluation) {
        LogFigures log = evaluation.scope().log();
        return new Extent(log.firstDay(), log.asOf(), log.customers(), log.hasAmounts());
    }

    /** Of what was learnt from, so that later entries of the log change nothing. */
    private static String fingerprint(PurchaseLog log, EvaluationReport evaluation) {
        int end = (int) evaluation.scope().log().asOf().toEpochDay();
        return LogFingerprint.of(log.upTo(end)).text();
    }

    private static Making making(PurchaseLog log, TrainingOptions options, int leaf, FittedModel fitted) {
        ForecastModel model = fitted.model();
        int[] dates = Windows.before(log.firstDay(), (int) model.asOf().toEpochDay(), Windows.A_YEAR);
        return new Making(
                new Settings(
                        Arrays.stream(dates).mapToObj(LocalDate::ofEpochDay).toList(),
                        model.horizon(),
                        model.segments().segments().size(),
                        leaf),
                new Forests(
                        forest(model.history().forest(), HistoryFeatures.names(model.hasAmounts())),
                        forest(model.rfm().forest(), RfmFeatures.names(model.hasAmounts()))),
                model.history().pool(),
                model.season().hasEffect(),
                model.timing().rhythm() != null,
                new Limits(fitted.leftOut(), Limits.BEYOND),
                options.seed());
    }

    private static Forest forest(CompiledForest forest, List<String> features) {
        return new Forest(forest.treeCount(), forest.nodeCount(), features);
    }

    private static Versions versions() {
        Properties built = new Properties();
        try (InputStream in = Objects.requireNonNull(CardWriter.class.getResourceAsStream("versions.properties"))) {
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the library's own versions.properties is not readable", e);
        }
        return new Versions(
                built.getProperty("customer-prediction"),
                built.getProperty("weka"),
                Runtime.version().toString());
    }

    private static Tested tested(OriginReport origin) {
        return new Tested(
                origin.window().asOf(),
                origin.window().windowEnd(),
                origin.window().graded(),
                origin.tested().customers(),
                origin.tested().churnRate(),
                origin.churn().get(0).auc());
    }

    private static Latest latest(OriginReport origin) {
        ChurnFigures forest = origin.churn().get(0);
        return new Latest(
                origin.window().asOf(),
                forest.curves().calibration(),
                forest.curves().deciles(),
                origin.comparisons(),
                origin.segments(),
                origin.worth());
    }
}
