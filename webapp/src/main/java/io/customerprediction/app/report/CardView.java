package io.customerprediction.app.report;

import static io.customerprediction.app.report.Figure.Better.NEITHER;

import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.Grade.Condition;
import io.customerprediction.model.report.Grade.Letter;
import io.customerprediction.model.report.MethodAverage;
import io.customerprediction.model.report.ModelCard;
import io.customerprediction.model.report.ModelCard.Making;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.OriginReport.SegmentFigures;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model's card, and the backtest that it rests on, as a page shows them.
 *
 * @param rowsRead rows of the log after its header
 * @param rowsKept rows that became purchases
 * @param customers with a purchase by the as-of date
 * @param firstDay of the log
 * @param asOf the last day that was learnt from
 * @param horizon the window that churn is about, in days
 * @param hasAmounts whether the log contained amounts
 * @param windows how many as-of dates were learnt from
 * @param inHundred the main figures of the backtest as cases of a hundred; {@code null} if nothing was tested
 * @param goodAt what the rule of the grade found in best order
 * @param poorAt where care is needed: what keeps the grade down, simpler methods that do as well, a segment that is off
 * @param intendedUse what the answers are made for
 * @param notFor what they must not be used for
 * @param parts the models that answer together
 * @param madeBy the software and the seed, in words
 * @param cleaning how the log's rows were cleaned
 * @param evaluation the backtest
 */
public record CardView(
        String rowsRead,
        String rowsKept,
        String customers,
        LocalDate firstDay,
        LocalDate asOf,
        int horizon,
        boolean hasAmounts,
        int windows,
        @Nullable InHundred inHundred,
        List<Finding> goodAt,
        List<Finding> poorAt,
        List<String> intendedUse,
        List<String> notFor,
        Table parts,
        String madeBy,
        CleaningView cleaning,
        EvaluationView evaluation) {
    /** Segments of fewer customers are off by chance. */
    private static final int ENOUGH = 100;

    private static final double OFF = 0.05;

    /**
     * How good the model was, for readers who are not familiar with the measures.
     *
     * @param ranked of a hundred pairs of a customer who stayed away and one who came back, how many were ranked correctly
     * @param off by how many percentage points its probabilities were off
     * @param held of a hundred intervals, how many held; {@code null} if too few ended in time
     */
    public record InHundred(
            String ranked, String off, @Nullable String held) {
        static @Nullable InHundred of(List<MethodAverage> averages) {
            if (averages.isEmpty()) {
                return null;
            }
            MethodAverage forest = averages.get(0);
            return new InHundred(
                    ReportNumbers.whole(100 * forest.churn().auc()),
                    ReportNumbers.one(100 * forest.churn().ece()),
                    Double.isNaN(forest.intervals().coverage())
                            ? null
                            : ReportNumbers.whole(100 * forest.intervals().coverage()));
        }
    }

    /** What was checked, and what was found. */
    public record Finding(String about, String found) {}

    /**
     * The view of a bundle's card and report.
     *
     * @param card the model card as JSON
     * @param evaluation the report of the backtest as JSON
     * @throws IllegalArgumentException if one of them cannot be read
     */
    public static CardView of(String card, String evaluation) {
        return of(ModelCard.parse(card), EvaluationReport.parse(evaluation));
    }

    private static CardView of(ModelCard card, EvaluationReport report) {
        ModelCard.Data data = card.data();
        return new CardView(
                ReportNumbers.count(data.rows().rowsRead()),
                ReportNumbers.count(data.rows().rowsKept()),
                ReportNumbers.count(data.extent().customers()),
                data.extent().firstDay(),
                data.extent().asOf(),
                card.training().settings().horizonDays(),
                data.extent().hasAmounts(),
                card.training().settings().windows().size(),
                InHundred.of(report.results().averages()),
                card.verdict().grade().conditions().stream()
                        .filter(condition -> condition.allows() == Letter.A)
                        .map(CardView::finding)
                        .toList(),
                poorAt(card, report),
                card.use().intendedUse(),
                card.use().notFor(),
                parts(card.training()),
                String.format(
                        Locale.ROOT,
                        "customer prediction %s, Weka %s, Java %s; seed %d",
                        card.versions().customerPrediction(),
                        card.versions().weka(),
                        card.versions().java(),
                        card.training().seed()),
                CleaningView.of(data),
                EvaluationView.of(report));
    }

    private static Finding finding(Condition condition) {
        return new Finding(condition.about(), condition.found());
    }

    private static List<Finding> poorAt(ModelCard card, EvaluationReport report) {
        Stream<Finding> conditions = card.verdict().grade().conditions().stream()
                .filter(condition -> condition.allows() != Letter.A)
                .map(CardView::finding);
        Stream<Finding> leftOut = card.training().limits().leftOut().stream()
                .map(part -> new Finding(part.part(), "left out of the model: " + part.reason()));
        Stream<Finding> simpler = card.verdict().grade().simplerMethods().stream()
                .map(sentence -> new Finding("simpler methods", sentence));
        Stream<Finding> segment = report.results().origins().stream()
                .filter(x -> x.window().graded())
                .findFirst()
                .flatMap(CardView::worstSegment)
                .stream();
        return Stream.of(conditions, leftOut, simpler, segment)
                .flatMap(found -> found)
                .toList();
    }

    private static Optional<Finding> worstSegment(OriginReport latest) {
        return latest.segments().stream()
                .filter(segment -> segment.customers() >= ENOUGH && off(segment) > OFF)
                .max(Comparator.comparingDouble(CardView::off))
                .map(segment -> new Finding(
                        "the group " + segment.name(),
                        "%s predicted to churn as of %s, %s did"
                                .formatted(
                                        ReportNumbers.percent(segment.predicted()),
                                        latest.window().asOf(),
                                        ReportNumbers.percent(segment.churnRate()))));
    }

    private static double off(SegmentFigures segment) {
        return Math.abs(segment.predicted() - segment.churnRate());
    }

    private record Part(String name, double weight, String size) {}

    private static Table parts(Making training) {
        List<Part> parts = List.of(
                new Part(
                        "forest on the history",
                        training.pool().forest(),
                        size(training.forests().history())),
                new Part("proportional hazards", training.pool().linear(), "the same features"),
                new Part("BG/NBD", training.pool().bgNbd(), "four parameters"),
                new Part(
                        "forest on the four inputs",
                        Double.NaN,
                        size(training.forests().rfm())),
                new Part("season of the year", Double.NaN, found(training.seasonal())),
                new Part("customers' own gaps and days", Double.NaN, found(training.ownRhythm())));
        return Table.of(
                "The models that answer together, and how much each counts",
                "part",
                parts,
                Part::name,
                List.of(
                        Figure.of("weight", NEITHER, Part::weight, ReportNumbers::three),
                        Figure.plain("size", Part::size)));
    }

    private static String found(boolean isFound) {
        return isFound ? "counts, as the log's past shows it" : "not found in the log's past";
    }

    private static String size(ModelCard.Forest forest) {
        return String.format(
                Locale.ROOT,
                "%s trees, %s nodes, %d features",
                ReportNumbers.count(forest.trees()),
                ReportNumbers.count(forest.nodes()),
                forest.features().size());
    }
}
