package io.customerprediction.training;

import io.customerprediction.evaluation.Evaluation;
import io.customerprediction.evaluation.LogFacts;
import io.customerprediction.evaluation.ModelComparison;
import io.customerprediction.evaluation.ReadinessCheck;
import io.customerprediction.evaluation.Scope;
import io.customerprediction.features.FeatureProfile;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.model.Documents;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.Probes;
import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.ModelCard;
import io.customerprediction.model.report.Readiness;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.progress.MonitoredRun;
import io.customerprediction.progress.Phase;
import io.customerprediction.progress.Progress;
import io.customerprediction.progress.Steps;
import io.customerprediction.segments.Position;
import io.customerprediction.transactions.CleaningReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** From a log to a model bundle: readiness, backtest, fit. Stateless; safe for any number of threads. */
public final class Training {
    private static final int PROBES = 16;

    /** The backtest trains up to five models, the fit one. */
    private static final double BACKTEST_SHARE = 0.8;

    private static final double LEAF_SHARE = 0.3;

    private Training() {}

    /**
     * Trains on a log as read from a file, and keeps in the model card how it was read. See {@link #run(PurchaseLog,
     * TrainingOptions, Progress)}.
     */
    public static TrainedModel run(CleanedLog log, TrainingOptions options, Progress progress) {
        return run(log.purchases(), log.cleaning(), options, progress);
    }

    /**
     * Trains on a log that the program has built itself. Entries after the as-of date are not used. The work is done by
     * threads of its own, all of which have ended when this returns or throws; progress is reported to the calling thread
     * at least once a second. To cancel, interrupt the calling thread or throw from {@code progress}: this ends within two
     * seconds.
     *
     * @throws NotReadyException if the log is NOT READY and {@code options.force()} is not set, or there is no purchase before
     *     the as-of date
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; it stays interrupted
     * @throws RuntimeException what {@code progress} throws
     * @throws IllegalStateException if a library that training needs is not on the class path, naming the dependency
     */
    public static TrainedModel run(PurchaseLog purchases, TrainingOptions options, Progress progress) {
        return run(purchases, null, options, progress);
    }

    /**
     * Measures how good forecasts of a log would have been in its own past, without training the model that is kept. As-of
     * dates at which the log was not ready are left out; there may be none, and the report then says so. Progress and
     * cancelling are those of {@link #run(PurchaseLog, TrainingOptions, Progress)}.
     *
     * @param options {@code asOf} is the last day that may be used; {@code force} changes nothing here
     */
    public static EvaluationReport evaluate(PurchaseLog purchases, TrainingOptions options, Progress progress) {
        TrainingLibraries.require();
        return MonitoredRun.call(
                progress,
                steps -> evaluated(purchases, readiness(purchases, null, options), options, steps.as(Phase.TESTING)));
    }

    /** The same for a log that was read, with how much of it could be read among what is checked. */
    public static EvaluationReport evaluate(CleanedLog log, TrainingOptions options, Progress progress) {
        TrainingLibraries.require();
        return MonitoredRun.call(
                progress,
                steps -> evaluated(
                        log.purchases(),
                        readiness(log.purchases(), log.cleaning(), options),
                        options,
                        steps.as(Phase.TESTING)));
    }

    /**
     * Compares the model that answers with the one that these options would train, on the last days of the log, which neither
     * has learnt from. Progress and cancelling are those of {@link #run(PurchaseLog, TrainingOptions, Progress)}.
     *
     * @param champion the model that answers
     * @param options of the challenger; {@code asOf} is the last day that may be used
     * @return empty if they cannot be compared on this log, see {@link ModelComparison}
     */
    public static Optional<ModelComparison> compare(
            PurchaseLog purchases, ModelBundle champion, TrainingOptions options, Progress progress) {
        TrainingLibraries.require();
        LocalDate given = options.asOf();
        int end = given == null ? purchases.lastDay() : (int) given.toEpochDay();
        ForecastModel model = champion.model();
        ModelComparison.Refits refits = new ModelComparison.Refits(
                LearningFromLog.of(purchases, options).models(),
                LearningFromLog.of(purchases, options.withHorizon(model.horizon()))
                        .models());
        Scope scope = new Scope(end, options.horizon(), options.seed());
        return MonitoredRun.call(
                progress, steps -> ModelComparison.of(purchases, model, scope, refits, steps.as(Phase.TESTING)));
    }

    private static EvaluationReport evaluated(
            PurchaseLog purchases, Readiness readiness, TrainingOptions options, Steps steps) {
        Scope scope = new Scope((int) readiness.asOf().toEpochDay(), options.horizon(), options.seed());
        return Evaluation.run(purchases, readiness, scope, LearningFromLog.of(purchases, options), steps);
    }

    private static Readiness readiness(
            PurchaseLog purchases, @Nullable CleaningReport cleaning, TrainingOptions options) {
        LocalDate given = options.asOf();
        LocalDate asOf = given == null ? LocalDate.ofEpochDay(purchases.lastDay()) : given;
        return ReadinessCheck.of(purchases, cleaning, asOf, options.horizon());
    }

    private static TrainedModel run(
            PurchaseLog purchases, @Nullable CleaningReport cleaning, TrainingOptions options, Progress progress) {
        TrainingLibraries.require();
        return MonitoredRun.call(progress, steps -> run(purchases, cleaning, options, steps));
    }

    private static TrainedModel run(
            PurchaseLog purchases, @Nullable CleaningReport cleaning, TrainingOptions options, Steps steps) {
        Readiness readiness = readiness(purchases, cleaning, options);
        LocalDate asOf = readiness.asOf();
        refuseUnready(purchases, readiness, options);
        EvaluationReport evaluation =
                evaluated(purchases, readiness, options, steps.as(Phase.TESTING).part(0, BACKTEST_SHARE));
        Steps fitting = steps.as(Phase.FITTING).part(BACKTEST_SHARE, 1);
        int end = (int) asOf.toEpochDay();
        int leaf = LeafChoice.of(purchases, end, options, fitting.part(0, LEAF_SHARE));
        FittedModel fitted = new ModelFit(purchases, end, options).fit(leaf, fitting.part(LEAF_SHARE, 0.95));
        ForecastModel model = fitted.model();
        ModelCard card = CardWriter.of(purchases, cleaning, options, leaf, fitted, evaluation);
        FeatureProfile profile = FeatureProfile.of(purchases, end, options.horizon());
        ModelBundle bundle = ModelBundle.of(
                model, highest(purchases, end), probes(purchases, end, model), Documents.of(card, evaluation, profile));
        return new TrainedModel(bundle, evaluation);
    }

    private static void refuseUnready(PurchaseLog log, Readiness readiness, TrainingOptions options) {
        if (readiness.level() == Readiness.Level.NOT_READY && !options.force()) {
            throw NotReadyException.unlessForced(readiness);
        }
        if (LogFacts.of(log, (int) readiness.asOf().toEpochDay(), options.horizon())
                        .historyDays()
                < 1) {
            throw NotReadyException.evenIfForced(readiness);
        }
    }

    /** The highest recency, frequency and monetary of any customer. */
    private static Position highest(PurchaseLog log, int end) {
        double[] row = new double[HistoryFeatures.rowWidth()];
        double recency = 0;
        double frequency = 0;
        double monetary = log.hasAmounts() ? 0 : Double.NaN;
        for (int i = 0; i < log.size(); i++) {
            Cancellation.check();
            if (HistoryFeatures.fill(log.history(i), end, row, 0)) {
                RfmFeatures rfm = RfmFeatures.ofHistory(row, 0, log.hasAmounts());
                recency = Math.max(recency, rfm.recency());
                frequency = Math.max(frequency, rfm.frequency());
                monetary = Math.max(monetary, rfm.monetary());
            }
        }
        return new Position(recency, frequency, monetary);
    }

    private static Probes probes(PurchaseLog log, int end, ForecastModel model) {
        Examples some = new ExamplesBuilder(log, new int[] {end}, end).build(PROBES);
        List<double[]> rows =
                IntStream.range(0, some.size()).mapToObj(some::row).toList();
        return Probes.of(model, rows, rows.stream().map(model::rfmRow).toList());
    }
}
