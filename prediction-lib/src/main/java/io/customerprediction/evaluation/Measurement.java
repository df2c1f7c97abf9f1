package io.customerprediction.evaluation;

import io.customerprediction.labels.Outcomes;
import io.customerprediction.model.report.Coverage;
import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.OriginReport.ChurnFigures;
import io.customerprediction.model.report.OriginReport.Comparison;
import io.customerprediction.model.report.OriginReport.DaysFigures;
import io.customerprediction.model.report.OriginReport.SegmentFigures;
import io.customerprediction.segments.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares predictions with the outcomes of the customers.
 *
 * @param truth the outcomes of the customers
 * @param seed of the bootstrap draws of every interval; the same for all methods, so that differences are paired
 */
record Measurement(Outcomes truth, long seed) {
    private static final int DRAWS = 500;

    /** The interval of a large sample is narrow, so that fewer draws determine it. */
    private static final int FEWEST_DRAWS = 200;

    private static final int DRAWN_CUSTOMERS = 5_000_000;

    ChurnFigures churn(ForecastMethod method, double[] probability) {
        boolean[] churned = truth.churned();
        return new ChurnFigures(
                method,
                Bootstrap.ofAuc(churned, probability, draws(), seed),
                Discrimination.averagePrecision(churned, probability),
                Losses.brier(churned, probability),
                Losses.logLoss(churned, probability),
                Reliability.expectedCalibrationError(churned, probability),
                new OriginReport.Curves(
                        Reliability.curve(churned, probability),
                        Deciles.of(churned, probability),
                        Discrimination.roc(churned, probability)));
    }

    DaysFigures days(MethodPredictions answers) {
        Coverage coverage = IntervalCoverage.of(truth, answers.p10(), answers.p90());
        return days(answers.method(), answers.expectedDays(), answers.daysIfReturning(), coverage);
    }

    DaysFigures days(ForecastMethod method, double[] expected, double[] ifReturning, @Nullable Coverage coverage) {
        return new DaysFigures(
                method,
                Concordance.index(truth, expected),
                DayErrorMeasures.capped(truth, expected).orElse(null),
                DayErrorMeasures.ofReturners(truth, ifReturning),
                coverage);
    }

    Comparison compare(MethodPredictions ours, MethodPredictions theirs) {
        boolean[] churned = truth.churned();
        return new Comparison(
                theirs.method(),
                Bootstrap.ofAucDifference(churned, ours.churn(), theirs.churn(), draws(), seed),
                Bootstrap.ofBrierDifference(churned, ours.churn(), theirs.churn(), draws(), seed),
                Bootstrap.ofLogLossDifference(churned, ours.churn(), theirs.churn(), draws(), seed));
    }

    private int draws() {
        return Math.max(FEWEST_DRAWS, Math.min(DRAWS, DRAWN_CUSTOMERS / Math.max(1, truth.size())));
    }

    /** Figures of each segment that is not empty. */
    List<SegmentFigures> segments(MethodPredictions answers, int[] cluster, List<Segment> segments) {
        List<SegmentFigures> figures = new ArrayList<>();
        for (Segment segment : segments) {
            int[] members = IntStream.range(0, cluster.length)
                    .filter(i -> cluster[i] == segment.number())
                    .toArray();
            if (members.length > 0) {
                figures.add(figures(segment, members, answers.churn()));
            }
        }
        return figures;
    }

    private SegmentFigures figures(Segment segment, int[] members, double[] probability) {
        boolean[] churned = truth.of(members).churned();
        double[] predicted =
                Arrays.stream(members).mapToDouble(i -> probability[i]).toArray();
        return new SegmentFigures(
                segment.number(),
                segment.name(),
                members.length,
                share(churned),
                Arrays.stream(predicted).average().orElse(Double.NaN),
                Discrimination.auc(churned, predicted),
                Losses.brier(churned, predicted));
    }

    /** The share of customers who had made no purchase by each of the days. */
    double[] seen(int[] days) {
        double[] seen = new double[days.length];
        Arrays.setAll(
                seen,
                k -> IntStream.range(0, truth.size())
                                .filter(i -> !truth.observed(i) || truth.days(i) > days[k])
                                .count()
                        / (double) truth.size());
        return seen;
    }

    double churnRate() {
        return share(truth.churned());
    }

    private static double share(boolean[] flags) {
        int set = 0;
        for (boolean flag : flags) {
            set += flag ? 1 : 0;
        }
        return (double) set / flags.length;
    }
}
