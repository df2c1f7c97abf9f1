package io.customerprediction.training;

import io.customerprediction.features.BgNbd;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.HazardModel;
import io.customerprediction.model.Pool;
import io.customerprediction.segments.Segments;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fits a forecast model to what a log tells up to a day. Later entries of the log are never looked at, so that the same
 * code makes the model that is shipped and the models of the past that are held against what came after them.
 */
final class ModelFit {
    /**
     * Rows that a model learns from at most, whatever the log: training time is bounded. How much more would bring is
     * measured (see {@link SampleEffect}).
     */
    static final int MOST_ROWS = 50_000;

    private static final Pool WITH_HISTORY = new Pool(0.4, 0.35, 0.25, 0);
    private static final Pool WITHOUT = new Pool(0.5, 0.5, 0, 0);

    private final PurchaseLog log;
    private final int first;
    private final int end;
    private final TrainingOptions options;

    /** A fit to the days up to {@code end}, counted since 1970-01-01. */
    ModelFit(PurchaseLog log, int end, TrainingOptions options) {
        this.log = log;
        this.first = log.firstDay();
        this.end = end;
        this.options = options;
    }

    /** The model with leaves of at least this training weight. */
    ForecastModel fit(int leaf) {
        return fit(leaf, MOST_ROWS);
    }

    /** The same, learnt from at most so many rows. */
    ForecastModel fit(int leaf, int mostRows) {
        HazardFit history = hazards(mostRows);
        Examples today = new ExamplesBuilder(log, new int[] {end}, end).build(Integer.MAX_VALUE);
        RfmTable customers = RfmTable.of(today, HistoryFeatures.names(log.hasAmounts()));
        Segments segments = SegmentFit.fit(
                customers.recency(), customers.frequency(), customers.monetary(), options.segments(), options.seed());
        HazardFit rfm = new HazardFit(rfm(history.examples(), segments), history.followUp());
        return new ForecastModel(
                LocalDate.ofEpochDay(end),
                options.horizon(),
                log.hasAmounts(),
                SeasonFit.of(log, first, end),
                segments,
                sharpened(model(history, leaf, bgNbd(customers), WITH_HISTORY), today),
                sharpened(model(rfm, leaf, null, WITHOUT), rfm(today, segments)));
    }

    /** What became of at most so many customers at as-of dates of the past year, ready for a model to be fitted to it. */
    HazardFit hazards(int mostRows) {
        int[] dates = dates();
        Examples examples = new ExamplesBuilder(log, dates, end).build(mostRows);
        return new HazardFit(examples, FollowUp.of(examples, dates, ActivityCalendar.of(log, first, end)));
    }

    /** How many customers at as-of dates of the past year there are to learn from. */
    long rows() {
        return new ExamplesBuilder(log, dates(), end).rows();
    }

    private int[] dates() {
        return Windows.before(first, end, Windows.A_YEAR);
    }

    private HazardModel model(HazardFit fit, int leaf, @Nullable BgNbd bgNbd, Pool pool) {
        return fit.fit(ForestGrower.of(fit.examples(), leaf, options), options.horizon(), bgNbd, pool);
    }

    private HazardModel sharpened(HazardModel model, Examples today) {
        return Sharpening.of(model, today, options.horizon());
    }

    private static BgNbd bgNbd(RfmTable customers) {
        int[] repeats =
                IntStream.range(0, customers.size()).map(customers::repeats).toArray();
        double[] span = IntStream.range(0, customers.size())
                .mapToDouble(customers::span)
                .toArray();
        return BgNbdFit.fit(repeats, span, customers.tenure()).model();
    }

    /** The same customers, known by the four inputs only. */
    private Examples rfm(Examples examples, Segments segments) {
        int width = RfmFeatures.names(log.hasAmounts()).size();
        double[] x = new double[examples.size() * width];
        for (int i = 0; i < examples.size(); i++) {
            int row = i * examples.width();
            double recency = examples.x()[row + HistoryFeatures.RECENCY];
            double orders = examples.x()[row + HistoryFeatures.ORDERS];
            double spend = log.hasAmounts() ? examples.x()[row + HistoryFeatures.MONETARY] : Double.NaN;
            RfmFeatures.fill(
                    recency, orders, spend, segments.assign(recency, orders, spend), log.hasAmounts(), x, i * width);
        }
        return new Examples(width, x, examples.days(), examples.observed(), examples.window(), examples.customer());
    }
}
