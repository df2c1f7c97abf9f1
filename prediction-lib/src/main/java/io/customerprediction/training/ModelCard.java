package io.customerprediction.training;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.forest.CompiledForest;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.Pool;
import io.customerprediction.training.OriginReport.ChurnFigures;
import io.customerprediction.training.OriginReport.Comparison;
import io.customerprediction.training.OriginReport.SegmentFigures;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model is, what it was made of and how far it may be trusted: enough to train it again to the same bytes, and to
 * decide what to use it for.
 *
 * @param schemaVersion of the card
 * @param intendedUse what the answers are made for
 * @param notFor what they must not be used for
 * @param data what the log was
 * @param training how the model was made of it
 * @param versions of the software that made it
 * @param readiness whether the log held enough
 * @param grade how far the model may be trusted, by its written rule
 * @param method how it was measured, in words
 * @param backtest the as-of dates that were gone back to; empty if the log was ready at none
 * @param figures each method's figures over those dates, the forest first
 * @param latest the forest in more detail, on the latest of those dates; {@code null} if there is none
 * @param sample what was learnt from on that date, and what more would have brought; {@code null} if there is none
 */
public record ModelCard(
        int schemaVersion,
        List<String> intendedUse,
        List<String> notFor,
        Data data,
        Making training,
        Versions versions,
        Readiness readiness,
        Grade grade,
        String method,
        List<Tested> backtest,
        List<MethodAverage> figures,
        @Nullable Latest latest,
        @Nullable SampleEffect sample) {
    private static final int SCHEMA_VERSION = 1;

    private static final List<String> INTENDED_USE = List.of(
            "Ranking and selecting customers of the shop or bank whose log it was trained on, by the probability of no"
                    + " purchase within the horizon and by the time to the next purchase",
            "Planning with sums and means over many customers, as far as the calibration below allows");

    private static final List<String> NOT_FOR = List.of(
            "Decisions with legal or similarly grave effects on a person, such as credit, prices or access: a model of"
                    + " purchase days knows nothing of the reasons",
            "Another business, or the same one after its customers or prices have changed: train again",
            "Telling who can be won back: high risk is not the same as persuadable; keep a random hold-out group",
            "Promising a date: the interval is the answer");

    static ModelCard of(
            CleanedLog log, TrainingOptions options, int leaf, ForecastModel model, EvaluationReport evaluation) {
        return new ModelCard(
                SCHEMA_VERSION,
                INTENDED_USE,
                NOT_FOR,
                Data.of(log, evaluation),
                Making.of(log.purchases(), options, leaf, model),
                Versions.current(),
                evaluation.readiness(),
                evaluation.grade(),
                evaluation.method(),
                evaluation.origins().stream().map(Tested::of).toList(),
                evaluation.averages(),
                evaluation.origins().stream().findFirst().map(Latest::of).orElse(null),
                evaluation.sample());
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
     * @param sha256 of the file that was read
     * @param layout of its columns
     * @param reading how it was read
     * @param rowsRead rows after the header
     * @param rowsKept rows that became purchases
     * @param setAside rows that did not, by reason
     * @param duplicatedOrders orders whose rows were set aside because the same order stands earlier in the file
     * @param noted rows that were kept but are worth knowing of
     * @param firstDay of the log
     * @param asOf the last day that was learnt from
     * @param customers with a purchase by then
     * @param hasAmounts whether the log knows amounts
     * @param fingerprint by which the log is recognised, see {@link LogFingerprint#parse}; {@code null} on older cards
     */
    public record Data(
            String sha256,
            String layout,
            Reading reading,
            long rowsRead,
            long rowsKept,
            SortedMap<String, Long> setAside,
            long duplicatedOrders,
            SortedMap<String, Long> noted,
            LocalDate firstDay,
            LocalDate asOf,
            int customers,
            boolean hasAmounts,
            @Nullable String fingerprint) {
        static Data of(CleanedLog log, EvaluationReport evaluation) {
            CleaningReport cleaning = log.cleaning();
            return new Data(
                    cleaning.sha256(),
                    cleaning.layout(),
                    cleaning.reading(),
                    cleaning.rowsRead(),
                    cleaning.rowsKept(),
                    cleaning.setAside(),
                    cleaning.duplicatedOrders(),
                    cleaning.noted(),
                    evaluation.log().firstDay(),
                    evaluation.log().asOf(),
                    evaluation.log().customers(),
                    evaluation.log().hasAmounts(),
                    LogFingerprint.of(log.purchases()).text());
        }
    }

    /**
     * The making of the model; with the log and these versions it gives the same bytes again, on any number of threads.
     *
     * @param windows as-of dates that were learnt from, the latest first
     * @param horizonDays the window that churn is about
     * @param segments how many
     * @param leaf smallest training weight of a leaf
     * @param history the forest that knows the history
     * @param rfm the forest that knows the four inputs
     * @param pool how much the forest of the history, proportional hazards and BG/NBD count
     * @param seasonal whether the log told busy months from quiet ones
     * @param seed of everything random
     */
    public record Making(
            List<LocalDate> windows,
            int horizonDays,
            int segments,
            int leaf,
            Forest history,
            Forest rfm,
            Pool pool,
            boolean seasonal,
            int seed) {
        static Making of(PurchaseLog log, TrainingOptions options, int leaf, ForecastModel model) {
            int[] dates = Windows.before(log.firstDay(), (int) model.asOf().toEpochDay(), Windows.A_YEAR);
            return new Making(
                    Arrays.stream(dates).mapToObj(LocalDate::ofEpochDay).toList(),
                    model.horizon(),
                    model.segments().segments().size(),
                    leaf,
                    Forest.of(model.history().forest(), HistoryFeatures.names(model.hasAmounts())),
                    Forest.of(model.rfm().forest(), RfmFeatures.names(model.hasAmounts())),
                    model.history().pool(),
                    model.season().tells(),
                    options.seed());
        }
    }

    /** A forest in figures. */
    public record Forest(int trees, int nodes, List<String> features) {
        static Forest of(CompiledForest forest, List<String> features) {
            return new Forest(forest.treeCount(), forest.nodeCount(), features);
        }
    }

    /** The software that made a model. */
    public record Versions(String customerPrediction, String weka, String java) {
        static Versions current() {
            Properties built = new Properties();
            try (InputStream in = Objects.requireNonNull(ModelCard.class.getResourceAsStream("versions.properties"))) {
                built.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException("the library's own versions.properties is not readable", e);
            }
            return new Versions(
                    built.getProperty("customer-prediction"),
                    built.getProperty("weka"),
                    Runtime.version().toString());
        }
    }

    /** One as-of date of the backtest, in short; {@code auc} is the forest's, with its 95 % interval. */
    public record Tested(
            LocalDate asOf, LocalDate windowEnd, boolean graded, int customers, double churnRate, Interval auc) {
        static Tested of(OriginReport origin) {
            return new Tested(
                    origin.asOf(),
                    origin.windowEnd(),
                    origin.graded(),
                    origin.customers(),
                    origin.churnRate(),
                    origin.churn().get(0).auc());
        }
    }

    /**
     * The forest on the latest as-of date.
     *
     * @param calibration what was said against what happened, by tenths of ascending probability
     * @param deciles lift and gain by tenths of falling probability
     * @param comparisons with each simple method, with 95 % intervals
     * @param segments figures by customer segment
     */
    public record Latest(
            LocalDate asOf,
            List<CalibrationPoint> calibration,
            List<Decile> deciles,
            List<Comparison> comparisons,
            List<SegmentFigures> segments) {
        static Latest of(OriginReport origin) {
            ChurnFigures forest = origin.churn().get(0);
            return new Latest(
                    origin.asOf(), forest.calibration(), forest.deciles(), origin.comparisons(), origin.segments());
        }
    }
}
