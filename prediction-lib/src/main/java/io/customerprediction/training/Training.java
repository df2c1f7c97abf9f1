package io.customerprediction.training;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.Probes;
import io.customerprediction.segments.Position;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** From a log to a model bundle: readiness, backtest, fit. Stateless; safe for any number of threads. */
public final class Training {
    private static final int PROBES = 16;

    /** The backtest trains four models, the fit one. */
    private static final double BACKTEST_SHARE = 0.8;

    private Training() {}

    /**
     * Trains on a log. Entries after the as-of date are not looked at.
     *
     * @throws NotReadyException if the log is NOT READY and {@code options.force()} is not set, or nobody purchased before
     *     the as-of date
     */
    public static TrainedModel run(CleanedLog log, TrainingOptions options, Progress progress) {
        PurchaseLog purchases = log.purchases();
        LocalDate given = options.asOf();
        LocalDate asOf = given == null ? LocalDate.ofEpochDay(purchases.lastDay()) : given;
        progress.step("looking whether the log is ready", 0);
        refuseUnready(purchases, asOf, options);
        EvaluationReport evaluation =
                Evaluation.run(purchases, options, (phase, done) -> progress.step(phase, done * BACKTEST_SHARE));
        progress.step("training on all that is known on " + asOf, BACKTEST_SHARE);
        int end = (int) asOf.toEpochDay();
        int leaf = LeafChoice.of(purchases, end, options);
        ForecastModel model = new ModelFit(purchases, end, options).fit(leaf);
        ModelCard card = ModelCard.of(log, options, leaf, model, evaluation);
        ModelBundle bundle = ModelBundle.of(
                model,
                highest(purchases, end),
                probes(purchases, end, model),
                ReportJson.tree(card),
                evaluation.json());
        progress.step("trained", 1);
        return new TrainedModel(bundle, evaluation);
    }

    private static void refuseUnready(PurchaseLog log, LocalDate asOf, TrainingOptions options) {
        Readiness readiness = Readiness.of(log, asOf, options.horizon());
        if (readiness.level() == Readiness.Level.NOT_READY && !options.force()) {
            throw NotReadyException.unlessForced(readiness);
        }
        if (LogFacts.of(log, (int) asOf.toEpochDay(), options.horizon()).historyDays() < 1) {
            throw NotReadyException.evenIfForced(readiness);
        }
    }

    /** The highest recency, frequency and monetary of any customer. */
    private static Position highest(PurchaseLog log, int end) {
        double[] row = new double[HistoryFeatures.width(log.hasAmounts())];
        double recency = 0;
        double frequency = 0;
        double monetary = log.hasAmounts() ? 0 : Double.NaN;
        for (int i = 0; i < log.size(); i++) {
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
