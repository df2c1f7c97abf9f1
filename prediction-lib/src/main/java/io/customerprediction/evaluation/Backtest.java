package io.customerprediction.evaluation;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.labels.Outcomes;
import io.customerprediction.labels.RfmTable;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.OriginReport.ChurnFigures;
import io.customerprediction.model.report.OriginReport.Comparison;
import io.customerprediction.model.report.OriginReport.DaysFigures;
import io.customerprediction.model.report.OriginReport.SurvivalPoint;
import io.customerprediction.model.report.SampleEffect;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.progress.Steps;
import io.customerprediction.survival.SurvivalCurve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Goes back to one as-of date, has a model trained on what was known by then, and compares its predictions with what
 * happened afterwards.
 *
 * <p>Nothing leaks. The training ({@link Learning.Models}) treats customers who had not returned by the as-of date as
 * censored then, whatever the log contains later. The window that is measured begins the day after the as-of date, so no
 * day is used for both training and measuring. The simple methods learn from the window that ends on the as-of date.
 */
public final class Backtest {
    /** Enough to determine every figure to the third digit; bounds the time for a log of any size. */
    private static final int MOST_CUSTOMERS = 100_000;

    private static final int CURVE_STEP = 10;

    private final PurchaseLog log;
    private final int asOf;
    private final int end;
    private final Scope scope;
    private final PastModel trained;
    private final ForecastModel model;
    private final Examples asked;
    private final Outcomes truth;

    /**
     * Trains at the as-of date.
     *
     * @param asOf day to go back to, since 1970-01-01, at least a horizon before the last day of the scope
     * @param models trains the model that is tested
     */
    public Backtest(PurchaseLog log, int asOf, Scope scope, Learning.Models models, Steps steps) {
        this.log = log;
        this.asOf = asOf;
        this.end = scope.lastDay();
        this.scope = scope;
        this.trained = models.asOf(asOf, steps);
        this.model = trained.model();
        this.asked = lookBack(asOf, end);
        this.truth = new Outcomes(asked.days(), asked.observed(), scope.horizon());
    }

    private Examples lookBack(int date, int until) {
        return new ExamplesBuilder(log, new int[] {date}, until).build(MOST_CUSTOMERS);
    }

    ForecastModel model() {
        return model;
    }

    /** How many rows there were to learn from. */
    long rows() {
        return trained.rows();
    }

    /** A model of the same date that learnt from at most so many rows. */
    public ForecastModel modelOf(int mostRows, Steps steps) {
        return trained.smaller().learningFrom(mostRows, steps);
    }

    /** How well a model of the same date ranks the customers who were asked about. */
    public double auc(ForecastModel any) {
        return Discrimination.auc(truth.churned(), forest(any).churn());
    }

    /**
     * What it costs to learn from a sample.
     *
     * @param mostRows rows that the tested model learnt from at most
     */
    public SampleEffect sampleEffect(int mostRows, Steps steps) {
        long rows = rows();
        double whole = auc(model);
        if (rows <= mostRows) {
            return new SampleEffect(rows, (int) rows, whole, Double.NaN);
        }
        return new SampleEffect(rows, mostRows, whole, auc(modelOf(mostRows / 2, steps)));
    }

    /** The customers who were asked about. */
    Examples asked() {
        return asked;
    }

    Outcomes truth() {
        return truth;
    }

    /** The inputs of the simple methods. */
    RfmTable table() {
        return rfm(asked);
    }

    private RfmTable rfm(Examples examples) {
        return RfmTable.of(examples, HistoryFeatures.names(log.hasAmounts()));
    }

    /** The segment of each customer who was asked about. */
    int[] clusters() {
        int[] clusters = new int[asked.size()];
        Arrays.setAll(clusters, i -> model.cluster(asked.row(i)));
        return clusters;
    }

    /** The figures; {@code graded} is whether they count for the grade. */
    public OriginReport report(boolean graded) {
        Measurement measured = new Measurement(truth, scope.seed());
        MethodPredictions forest = forest(model);
        List<MethodPredictions> others = others();
        List<ChurnFigures> churn = new ArrayList<>(List.of(measured.churn(ForecastMethod.FOREST, forest.churn())));
        List<DaysFigures> days = new ArrayList<>(List.of(measured.days(forest)));
        List<Comparison> comparisons = new ArrayList<>();
        for (MethodPredictions other : others) {
            churn.add(measured.churn(other.method(), other.churn()));
            days.add(measured.days(other));
            comparisons.add(measured.compare(forest, other));
        }
        double[] gap = Baseline.ownMeanGap(table());
        days.add(measured.days(ForecastMethod.OWN_MEAN_GAP, gap, gap, null));
        return new OriginReport(
                new OriginReport.Window(graded, date(), date().plusDays(scope.horizon()), end - asOf),
                new OriginReport.Customers(
                        asked.size(), LogFacts.of(log, asOf, scope.horizon()).customers(), measured.churnRate()),
                churn,
                days,
                comparisons,
                measured.segments(forest, clusters(), model.segments().segments()),
                survival(measured),
                WorthBacktest.of(log, model, asked, table(), asOf, scope.horizon())
                        .orElse(null));
    }

    private List<SurvivalPoint> survival(Measurement measured) {
        int[] days = IntStream.iterate(
                        0, day -> day <= Math.min(end - asOf, SurvivalCurve.CAP), day -> day + CURVE_STEP)
                .toArray();
        double[] predicted = new double[days.length];
        for (int i = 0; i < asked.size(); i++) {
            Cancellation.check();
            SurvivalCurve curve = model.curveOfHistory(asked.row(i), date());
            for (int k = 0; k < days.length; k++) {
                predicted[k] += curve.at(days[k]) / asked.size();
            }
        }
        double[] seen = measured.seen(days);
        return IntStream.range(0, days.length)
                .mapToObj(k -> new SurvivalPoint(days[k], predicted[k], seen[k]))
                .toList();
    }

    private LocalDate date() {
        return LocalDate.ofEpochDay(asOf);
    }

    private MethodPredictions forest(ForecastModel any) {
        return MethodPredictions.of(
                ForecastMethod.FOREST, asked.size(), scope.horizon(), i -> any.curveOfHistory(asked.row(i), date()));
    }

    private List<MethodPredictions> others() {
        List<MethodPredictions> others = new ArrayList<>();
        others.add(MethodPredictions.of(
                ForecastMethod.FOREST_ON_FOUR_INPUTS, asked.size(), scope.horizon(), this::curveOfRfm));
        int before = asOf - scope.horizon();
        Examples past = lookBack(before, asOf);
        Outcomes pastTruth = new Outcomes(past.days(), past.observed(), scope.horizon());
        for (Baseline baseline : Baseline.all(rfm(past), pastTruth, table())) {
            others.add(MethodPredictions.of(baseline.method(), asked.size(), scope.horizon(), baseline.curves()::get));
        }
        return others;
    }

    private SurvivalCurve curveOfRfm(int i) {
        return model.curveOfRfm(model.rfmRow(asked.row(i)), date());
    }
}
