package io.customerprediction.training;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.labels.LaterPurchases;
import io.customerprediction.labels.RfmTable;
import io.customerprediction.labels.Windows;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.report.ModelCard.LeftOut;
import io.customerprediction.model.report.SampleEffect;
import io.customerprediction.progress.Steps;
import io.customerprediction.segments.Segments;
import io.customerprediction.survival.BgNbd;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.Pool;
import io.customerprediction.survival.Season;
import io.customerprediction.survival.Timing;
import io.customerprediction.survival.WorthModel;
import io.customerprediction.survival.fit.ActivityCalendar;
import io.customerprediction.survival.fit.BgNbdFit;
import io.customerprediction.survival.fit.FollowUp;
import io.customerprediction.survival.fit.LargeAmounts;
import io.customerprediction.survival.fit.OwnRhythmFit;
import io.customerprediction.survival.fit.PurchasesAhead;
import io.customerprediction.survival.fit.SeasonFit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fits a forecast model to the entries of a log up to a day. Later entries of the log are never used, so that the same
 * code makes the model that is shipped and the models of the past that are tested on what came after them.
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

    private static final String PROPORTIONAL_HAZARDS = "proportional hazards";
    private static final String NOT_CONVERGED = "the fit did not converge on this log";

    /** Customers at as-of dates of the past year, all values of their rows, and how busy the months were. */
    private record Past(Examples examples, int[] dates, ActivityCalendar calendar) {}

    private final PurchaseLog log;
    private final int first;
    private final int end;
    private final TrainingOptions options;
    private final int evaluations;

    /** A fit to the days up to {@code end}, counted since 1970-01-01. */
    ModelFit(PurchaseLog log, int end, TrainingOptions options) {
        this(log, end, options, BgNbdFit.EVALUATIONS);
    }

    /** The same, with at most so many evaluations of the likelihood for each search of BG/NBD. */
    ModelFit(PurchaseLog log, int end, TrainingOptions options, int evaluations) {
        this.log = log;
        this.first = log.firstDay();
        this.end = end;
        this.options = options;
        this.evaluations = evaluations;
    }

    /** The model with leaves of at least this training weight. */
    FittedModel fit(int leaf, Steps steps) {
        return fit(leaf, MOST_ROWS, steps);
    }

    /** The same, learnt from at most so many rows. */
    FittedModel fit(int leaf, int mostRows, Steps steps) {
        List<LeftOut> leftOut = new ArrayList<>();
        Past past = past(mostRows);
        HazardFit history = hazards(past, leftOut);
        steps.done(0.1);
        Examples everything = new ExamplesBuilder(log, new int[] {end}, end).build(Integer.MAX_VALUE);
        Examples today = everything.firstFeatures(HistoryFeatures.width(log.hasAmounts()));
        RfmTable customers = RfmTable.of(today, HistoryFeatures.names(log.hasAmounts()));
        Segments segments = SegmentFit.fit(
                customers.recency(), customers.frequency(), customers.monetary(), options.segments(), options.seed());
        steps.done(0.2);
        HazardFit rfm = history.ofRfm(rfm(history.examples(), segments));
        noteUnlessConverged(rfm.linearConverged(), PROPORTIONAL_HAZARDS + " of the four inputs", leftOut);
        @Nullable BgNbd bgNbd = bgNbd(customers, leftOut);
        double trust = bgNbd == null ? 0 : BgNbdTrust.of(today);
        HazardModel withHistory = model(history, leaf, bgNbd, pool(trust), steps.part(0.25, 0.6));
        double level = LongRunLevel.shift(withHistory, today, end - first, trust);
        HazardModel withRfm = model(rfm, leaf, null, FOUR_INPUTS, steps.part(0.6, 0.95));
        Examples fourInputs = rfm(today, segments);
        HazardModel full = atLongRunLevel(calibrated(history, sharpened(withHistory, today, level)), today, trust);
        MeanReturn returns = MeanReturn.of(full, today, options.horizon());
        HazardModel brief = calibrated(rfm, Sharpening.atLevelOf(returns, withRfm, fourInputs, options.horizon()));
        Season season = SeasonFit.of(log, first, end);
        ForecastModel without = new ForecastModel(
                LocalDate.ofEpochDay(end),
                options.horizon(),
                log.hasAmounts(),
                new Timing(season, null),
                segments,
                full,
                WorthLevel.moved(
                        WorthLevel.of(full, today, options.horizon()),
                        brief,
                        WorthLevel.of(brief, fourInputs, options.horizon())));
        steps.done(0.96);
        ForecastModel model = OwnRhythmFit.of(
                        withHistory, past.examples, past.dates, past.calendar, season, options.horizon())
                .map(rhythm -> RhythmLevel.keep(without, rhythm, everything))
                .orElse(without);
        steps.done(1);
        return new FittedModel(model, leftOut);
    }

    private static void noteUnlessConverged(boolean converged, String part, List<LeftOut> leftOut) {
        if (!converged) {
            leftOut.add(new LeftOut(part, NOT_CONVERGED));
        }
    }

    /** At most so many customers at as-of dates of the past year, ready for a model to be fitted to them. */
    HazardFit hazards(int mostRows, List<LeftOut> leftOut) {
        return hazards(past(mostRows), leftOut);
    }

    private Past past(int mostRows) {
        int[] dates = dates();
        Examples examples = new ExamplesBuilder(log, dates, end).build(mostRows);
        return new Past(examples, dates, ActivityCalendar.of(log, first, end));
    }

    private HazardFit hazards(Past past, List<LeftOut> leftOut) {
        Examples examples = past.examples.firstFeatures(HistoryFeatures.width(log.hasAmounts()));
        ActivityCalendar calendar = past.calendar;
        LargeAmounts large = LargeAmounts.of(log, end);
        LaterPurchases later = LaterPurchases.of(log, examples, past.dates, end, WorthModel.days(), large.cap());
        PurchasesAhead ahead = PurchasesAhead.of(examples, later, past.dates, calendar);
        HazardFit fit = new HazardFit(
                examples,
                FollowUp.of(examples, past.dates, calendar),
                calendar.response().slope(),
                WorthFit.ofHistory(examples, ahead, large, log.hasAmounts()));
        noteUnlessConverged(calendar.converged(), "activity of the months", leftOut);
        noteUnlessConverged(fit.linearConverged(), PROPORTIONAL_HAZARDS, leftOut);
        return fit;
    }

    /** How many customers at as-of dates of the past year there are to learn from. */
    long rows() {
        return new ExamplesBuilder(log, dates(), end).rows();
    }

    private int[] dates() {
        return Windows.before(first, end, Windows.A_YEAR);
    }

    private HazardModel model(HazardFit fit, int leaf, @Nullable BgNbd bgNbd, Pool pool, Steps steps) {
        return fit.fit(ForestGrower.of(fit.examples(), leaf, options), options.horizon(), bgNbd, pool, steps);
    }

    private HazardModel calibrated(HazardFit fit, HazardModel model) {
        return fit.worth().calibrated(model, fit.examples(), options.horizon());
    }

    private HazardModel atLongRunLevel(HazardModel model, Examples today, double trust) {
        WorthModel worth = model.worth();
        return worth == null
                ? model
                : model.with(worth.scaled(LongRunLevel.further(model, today, options.horizon(), trust), 1));
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

    /** BG/NBD, or nothing where its fit did not converge: its parameters then mean nothing. */
    private @Nullable BgNbd bgNbd(RfmTable customers, List<LeftOut> leftOut) {
        int[] repeats =
                IntStream.range(0, customers.size()).map(customers::repeats).toArray();
        double[] span = IntStream.range(0, customers.size())
                .mapToDouble(customers::span)
                .toArray();
        BgNbdFit fit = BgNbdFit.fit(repeats, span, customers.tenure(), evaluations);
        noteUnlessConverged(fit.converged(), "BG/NBD", leftOut);
        return fit.converged() ? fit.model() : null;
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
