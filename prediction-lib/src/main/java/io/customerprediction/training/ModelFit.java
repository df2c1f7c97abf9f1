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

/**
 * Fits a forecast model to what a log tells up to a day. Later entries of the log are never looked at, so that the same
 * code makes the model that is shipped and the models of the past that are held against what came after them.
 */
final class ModelFit {
    private static final int MOST_ROWS = 50_000;
    private static final int ROWS_PER_TREE = 10_000;
    private static final int TREES = 25;
    private static final double FEATURES_PER_SPLIT = 0.25;
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
        int[] dates = Windows.before(first, end, Windows.A_YEAR);
        ActivityCalendar calendar = ActivityCalendar.of(log, first, end);
        Examples examples = new ExamplesBuilder(log, dates, end).build(MOST_ROWS);
        FollowUp followUp = FollowUp.of(examples, dates, calendar);
        Examples today = today();
        RfmTable customers = RfmTable.of(today, HistoryFeatures.names(log.hasAmounts()));
        Segments segments = SegmentFit.fit(
                customers.recency(), customers.frequency(), customers.monetary(), options.segments(), options.seed());
        HazardModel history = new HazardFit(examples, followUp)
                .fit(grower(examples.width(), leaf), options.horizon(), bgNbd(customers), WITH_HISTORY);
        Examples rfm = rfm(examples, segments);
        HazardModel small =
                new HazardFit(rfm, followUp).fit(grower(rfm.width(), leaf), options.horizon(), null, WITHOUT);
        return new ForecastModel(
                LocalDate.ofEpochDay(end),
                options.horizon(),
                log.hasAmounts(),
                SeasonFit.of(log, first, end),
                segments,
                sharpened(history, today),
                sharpened(small, rfm(today, segments)));
    }

    private HazardModel sharpened(HazardModel model, Examples today) {
        return Sharpening.of(model, today, options.horizon());
    }

    private Examples today() {
        return new ExamplesBuilder(log, new int[] {end}, end).build(Integer.MAX_VALUE);
    }

    private ForestGrower grower(int features, int leaf) {
        int perSplit = (int) Math.max(2, Math.round(features * FEATURES_PER_SPLIT));
        return new ForestGrower(TREES, leaf, perSplit, ROWS_PER_TREE, options.seed(), options.threads());
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
