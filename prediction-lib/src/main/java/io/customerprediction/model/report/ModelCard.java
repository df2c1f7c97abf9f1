package io.customerprediction.model.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.customerprediction.model.report.OriginReport.Comparison;
import io.customerprediction.model.report.OriginReport.SegmentFigures;
import io.customerprediction.survival.Pool;
import io.customerprediction.survival.SurvivalCurve;
import io.customerprediction.transactions.Reading;
import io.customerprediction.transactions.RowCounts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is, what it was made of and how far it may be trusted: enough to train it again to the same bytes, and to
 * decide what to use it for.
 *
 * @param schemaVersion of the card
 * @param use what the predictions are meant for
 * @param data what the log was
 * @param training how the model was made of it
 * @param versions of the software that made it
 * @param verdict whether the log was sufficient and how far the model may be trusted
 * @param tests how the model was tested and with what result
 */
public record ModelCard(
        int schemaVersion,
        @JsonUnwrapped Use use,
        Data data,
        Making training,
        Versions versions,
        @JsonUnwrapped Verdict verdict,
        @JsonUnwrapped Tests tests) {
    /**
     * What the predictions are meant for.
     *
     * @param intendedUse what they are made for
     * @param notFor what they must not be used for
     */
    public record Use(List<String> intendedUse, List<String> notFor) {}

    /**
     * How far the model may be trusted.
     *
     * @param readiness whether the log was sufficient
     * @param grade by its written rule
     * @param worthGrade of expected orders and spend; {@code null} if they were not tested
     */
    public record Verdict(
            Readiness readiness,
            Grade grade,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            WorthGrade worthGrade) {}

    /**
     * How the model was tested.
     *
     * @param method how it was measured, in words
     * @param backtest the as-of dates of the backtest; empty if the log was ready at none
     * @param figures each method's figures over those dates, the forest first
     * @param latest the forest in more detail, on the latest of those dates; {@code null} if there is none
     * @param sample what was learnt from on that date, and what more would have brought; {@code null} if there is none
     */
    public record Tests(
            String method,
            List<Tested> backtest,
            List<MethodAverage> figures,
            @Nullable Latest latest,
            @Nullable SampleEffect sample) {}

    /** The card as a JSON object with names in snake case; unknown numbers are null. */
    public String json() {
        return ReportJson.write(this);
    }

    /**
     * The card that a bundle holds.
     *
     * @throws IllegalArgumentException if it is something else, naming where
     */
    public static ModelCard parse(String json) {
        return ReportJson.read(json, ModelCard.class);
    }

    /**
     * The log.
     *
     * @param source the file, if there was one
     * @param rows how many of its rows were kept and rejected
     * @param extent the log that the rows made
     * @param fingerprint by which the log is recognised, as text; {@code null} on cards of earlier releases
     */
    public record Data(
            @JsonUnwrapped Source source,
            @JsonUnwrapped RowCounts rows,
            @JsonUnwrapped Extent extent,
            @Nullable String fingerprint) {}

    /**
     * The file that the rows came from.
     *
     * @param sha256 of the file; {@code null} if the rows did not come from a file
     * @param layout of its columns; {@value #OWN_ROWS} if the rows did not come from a file
     * @param reading how it was read; {@code null} if the rows did not come from a file
     */
    public record Source(
            @Nullable String sha256,
            String layout,
            @Nullable Reading reading) {
        /** The layout of rows that a program gave by itself. */
        public static final String OWN_ROWS = "rows given by the program";
    }

    /**
     * The log that the rows made.
     *
     * @param firstDay of the log
     * @param asOf the last day that was learnt from
     * @param customers with a purchase by then
     * @param hasAmounts whether the log has amounts
     */
    public record Extent(LocalDate firstDay, LocalDate asOf, int customers, boolean hasAmounts) {}

    /**
     * The making of the model; with the log and these versions it gives the same bytes again, on any number of threads.
     *
     * @param settings what it was trained with
     * @param forests the two forests
     * @param pool how much the forest of the history, proportional hazards and BG/NBD count
     * @param seasonal whether the model has a season
     * @param ownRhythm whether customers' own gaps and days place their next order, as the log's past showed that they do
     * @param limits what the model lacks
     * @param seed of everything random
     */
    public record Making(
            @JsonUnwrapped Settings settings,
            @JsonUnwrapped Forests forests,
            Pool pool,
            boolean seasonal,
            boolean ownRhythm,
            @JsonUnwrapped Limits limits,
            int seed) {}

    /**
     * What a model was trained with.
     *
     * @param windows as-of dates that were learnt from, the latest first
     * @param horizonDays the window that churn is about
     * @param segments how many
     * @param leaf smallest training weight of a leaf
     */
    public record Settings(List<LocalDate> windows, int horizonDays, int segments, int leaf) {}

    /**
     * The forests of a model.
     *
     * @param history the forest of the history features
     * @param rfm the forest of the four inputs
     */
    public record Forests(Forest history, Forest rfm) {}

    /**
     * What a model lacks.
     *
     * @param leftOut parts that do not count in the model because their fit failed; usually empty
     * @param beyond how the curves go on after the last day that was learnt from
     */
    public record Limits(List<LeftOut> leftOut, String beyond) {
        /** How the curves of all models of this release go on. */
        public static final String BEYOND = "hazards are learnt up to day " + SurvivalCurve.CAP
                + " after an as-of date; beyond it the last one is taken to hold; expected days are cut at "
                + SurvivalCurve.CAP;

        /** Keeps its own copies; cards of earlier releases lack the two texts. */
        public Limits {
            leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
            beyond = beyond == null ? BEYOND : beyond;
        }
    }

    /**
     * A part of the model that does not count in it.
     *
     * @param part such as {@code BG/NBD}
     * @param reason in words
     */
    public record LeftOut(String part, String reason) {}

    /** A forest in figures. */
    public record Forest(int trees, int nodes, List<String> features) {}

    /** The software that made a model. */
    public record Versions(String customerPrediction, String weka, String java) {}

    /** One as-of date of the backtest, in short; {@code auc} is the forest's, with its 95 % interval. */
    public record Tested(
            LocalDate asOf, LocalDate windowEnd, boolean graded, int customers, double churnRate, Interval auc) {}

    /**
     * The forest on the latest as-of date.
     *
     * @param calibration what was said against what happened, by tenths of ascending probability
     * @param deciles lift and gain by tenths of falling probability
     * @param comparisons with each simple method, with 95 % intervals
     * @param segments figures by customer segment
     * @param worth expected orders and spend of each method; {@code null} if they were not tested
     */
    public record Latest(
            LocalDate asOf,
            List<CalibrationPoint> calibration,
            List<Decile> deciles,
            List<Comparison> comparisons,
            List<SegmentFigures> segments,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            WorthReport worth) {}
}
