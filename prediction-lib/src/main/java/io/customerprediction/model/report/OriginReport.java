package io.customerprediction.model.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One as-of date of the past at which a model was trained on what was known by then and compared with what happened
 * afterwards. All figures are {@code NaN} (in JSON: null) where they are not defined, such as an AUC where all customers returned.
 *
 * @param window the as-of date and the window after it
 * @param tested the customers who took part
 * @param churn the churn probabilities of each method, the forest first
 * @param days the days to the next purchase of each method, the forest first
 * @param comparisons the forest against each simple method on the same customers
 * @param segments the forest's figures by customer segment, the most valuable first
 * @param survival the forest's mean curve beside what was seen, as far as the follow-up goes
 * @param worth expected orders and spend of each method; {@code null} in reports of earlier releases
 */
public record OriginReport(
        @JsonUnwrapped Window window,
        @JsonUnwrapped Customers tested,
        List<ChurnFigures> churn,
        List<DaysFigures> days,
        List<Comparison> comparisons,
        List<SegmentFigures> segments,
        List<SurvivalPoint> survival,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WorthReport worth) {

    /** Keeps its own copies of the lists. */
    public OriginReport {
        churn = List.copyOf(churn);
        days = List.copyOf(days);
        comparisons = List.copyOf(comparisons);
        segments = List.copyOf(segments);
        survival = List.copyOf(survival);
    }

    /**
     * An as-of date and the window after it.
     *
     * @param graded whether the figures count for the averages and the grade; a date that was added only because it shows
     *     whole curves does not
     * @param asOf the last day that the model and the simple methods learnt from
     * @param windowEnd the last day of the window that churn was about
     * @param followUpDays days from {@code asOf} to the end of what is known, for the figures about days
     */
    public record Window(boolean graded, LocalDate asOf, LocalDate windowEnd, int followUpDays) {}

    /**
     * The customers of an as-of date.
     *
     * @param customers who took part, a sample if the log is large
     * @param known customers who had purchased by the as-of date
     * @param churnRate share of those who took part who made no purchase in the window
     */
    public record Customers(int customers, int known, double churnRate) {}

    /** The churn figures of a method; empty if it was not tested on this date. */
    public List<ChurnFigures> churnOf(ForecastMethod method) {
        return churn.stream().filter(f -> f.method() == method).toList();
    }

    /** The figures about days of a method; empty if it was not tested on this date. */
    public List<DaysFigures> daysOf(ForecastMethod method) {
        return days.stream().filter(f -> f.method() == method).toList();
    }

    /**
     * How good one method's churn probabilities were.
     *
     * @param method which method
     * @param auc area under the ROC curve with its 95 % interval; higher is better
     * @param averagePrecision area under the precision-recall curve; higher is better
     * @param brier mean squared error of the probabilities; lower is better
     * @param logLoss mean negative log likelihood, in nats; lower is better
     * @param ece expected calibration error over ten equal bins; lower is better
     * @param curves calibration, deciles and ROC curve
     */
    public record ChurnFigures(
            ForecastMethod method,
            Interval auc,
            double averagePrecision,
            double brier,
            double logLoss,
            double ece,
            @JsonUnwrapped Curves curves) {}

    /**
     * One method's churn probabilities in more detail.
     *
     * @param calibration predicted and observed churn by tenths of ascending probability
     * @param deciles lift and gain by tenths of falling probability
     * @param roc the ROC curve, from (0, 0) to (1, 1)
     */
    public record Curves(List<CalibrationPoint> calibration, List<Decile> deciles, List<RocPoint> roc) {}

    /**
     * A point of the ROC curve: contacting all customers above some churn probability.
     *
     * @param falseAlarms share of those who returned who would be contacted
     * @param found share of those who churned who would be contacted
     */
    public record RocPoint(double falseAlarms, double found) {}

    /**
     * A day after the as-of date.
     *
     * @param day counted from the as-of date
     * @param predicted mean predicted probability of no purchase by then
     * @param seen share of the customers who had made none by then
     */
    public record SurvivalPoint(int day, double predicted, double seen) {}

    /**
     * How good one method's days to the next purchase were.
     *
     * @param method which method
     * @param cIndex Harrell's C of the expected days; higher is better
     * @param capped errors of the expected days against min(days, 360); {@code null} if the follow-up is shorter
     * @param returners errors of the days predicted for those who came back within the horizon
     * @param coverage of the 80 % interval; {@code null} for a method that gives none
     */
    public record DaysFigures(
            ForecastMethod method,
            double cIndex,
            @Nullable DayErrors capped,
            DayErrors returners,
            @Nullable Coverage coverage) {}

    /**
     * The forest's figure minus that of a simple method, on the same draws of the same customers.
     *
     * @param against the simple method
     * @param auc above 0, the forest ranks better
     * @param brier below 0, the forest is better
     * @param logLoss below 0, the forest is better
     */
    public record Comparison(ForecastMethod against, Interval auc, Interval brier, Interval logLoss) {}

    /**
     * The forest's figures for the customers of one segment.
     *
     * @param number of the segment in the model of that date
     * @param name of the segment
     * @param customers who were asked about
     * @param churnRate share of them who made no purchase in the window
     * @param predicted the mean of their churn probabilities
     * @param auc within the segment
     * @param brier within the segment
     */
    public record SegmentFigures(
            int number, String name, int customers, double churnRate, double predicted, double auc, double brier) {}
}
