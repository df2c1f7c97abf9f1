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

    private static final double BG_NBD = 0.25;
    private static final double FOREST_OF_REST = 8 / 15.0;
    private static final Pool FOUR_INPUTS = new Pool(0.5, 0.5, 0, 0);

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
        HazardFit rfm = history.with(rfm(history.examples(), segments));
        double trust = BgNbdTrust.of(today);
        HazardModel withHistory = model(history, leaf, bgNbd(customers), pool(trust));
        double level = LongRunLevel.shift(withHistory, today, end - first, trust);
        return new ForecastModel(
                LocalDate.ofEpochDay(end),
                options.horizon(),
                log.hasAmounts(),
                SeasonFit.of(log, first, end),
                segments,
                sharpened(withHistory, today, level),
                sharpened(model(rfm, leaf, null, FOUR_INPUTS), rfm(today, segments), level));
    }

    /** What became of at most so many customers at as-of dates of the past year, ready for a model to be fitted to it. */
    HazardFit hazards(int mostRows) {
        int[] dates = dates();
        Examples examples = new ExamplesBuilder(log, dates, end).build(mostRows);
        ActivityCalendar calendar = ActivityCalendar.of(log, first, end);
        return new HazardFit(
                examples,
                FollowUp.of(examples, dates, calendar),
                calendar.response().slope());
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

    private HazardModel sharpened(HazardModel model, Examples today, double level) {
        return Sharpening.of(model, today, options.horizon(), level);
    }

    /** BG/NBD counts as far as it can be trusted; the others fill its place. */
    private static Pool pool(double trust) {
        double bgNbd = BG_NBD * trust;
        double rest = 1 - bgNbd;
        return new Pool(FOREST_OF_REST * rest, (1 - FOREST_OF_REST) * rest, bgNbd, 0);
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
        int width = RfmFeatures.width(log.hasAmounts());
        double[] x = new double[examples.size() * width];
        for (int i = 0; i < examples.size(); i++) {
            RfmFeatures rfm = RfmFeatures.ofHistory(examples.x(), i * examples.width(), log.hasAmounts());
            int cluster = segments.assign(rfm.recency(), rfm.frequency(), rfm.monetary());
            rfm.write(cluster, log.hasAmounts(), x, i * width);
        }
        return new Examples(width, x, examples.days(), examples.observed(), examples.window(), examples.customer());
    }
}
