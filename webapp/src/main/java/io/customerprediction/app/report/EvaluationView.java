package io.customerprediction.app.report;

import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.EvaluationReport.LogFigures;
import io.customerprediction.model.report.EvaluationReport.OriginalFigures;
import io.customerprediction.model.report.Grade.Condition;
import io.customerprediction.model.report.Readiness.Check;
import io.customerprediction.model.report.SampleEffect;
import io.customerprediction.model.report.WorthGrade;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as a page shows it: words, tables and charts, nothing left to work out.
 *
 * @param log the log and the dates, in words
 * @param grade the letter
 * @param gradeMeans what the letter means
 * @param gradeRule the written rule, a line for each letter
 * @param conditions the conditions of the rule
 * @param headlines the figures to look at first; empty if nothing was tested
 * @param simplerMethods where a simple method does as well, a sentence each
 * @param readiness the level in words
 * @param checks the checks for it
 * @param averages all methods over all graded dates; {@code null} if nothing was tested
 * @param dates the forest date by date; {@code null} if nothing was tested
 * @param origins the as-of dates, the latest first
 * @param importance of the features; {@code null} if nothing was tested
 * @param original the original definition's figures; {@code null} if nothing was tested
 * @param originalWhy why they differ; empty if nothing was tested
 * @param method how it was measured
 * @param sample what a model learns from where there is more than it takes, and what more would bring; empty if there is not
 * @param worthGrade the letter of expected orders and spend; empty if they were not tested
 * @param worthRule its written rule, a line for each letter
 * @param worthConditions what it rests on; {@code null} if they were not tested
 */
public record EvaluationView(
        String log,
        String grade,
        String gradeMeans,
        List<String> gradeRule,
        Table conditions,
        List<Headline> headlines,
        List<String> simplerMethods,
        String readiness,
        Table checks,
        @Nullable Table averages,
        @Nullable Table dates,
        List<OriginView> origins,
        @Nullable Chart importance,
        @Nullable Table original,
        String originalWhy,
        String method,
        String sample,
        String worthGrade,
        List<String> worthRule,
        @Nullable Table worthConditions) {

    /** The view of a report. */
    public static EvaluationView of(EvaluationReport report) {
        boolean tested = !report.results().origins().isEmpty();
        OriginalFigures original = report.latest().original();
        WorthGrade worth = report.results().worthGrade();
        return new EvaluationView(
                log(report),
                report.grade().letter().name(),
                report.grade().letter().meaning(),
                report.grade().rule().lines().toList(),
                conditions(report.grade().conditions()),
                Headline.of(report),
                report.grade().simplerMethods(),
                report.readiness().level().toString(),
                checks(report.readiness().checks()),
                tested ? Tables.averages(report.results().averages()) : null,
                tested ? Tables.dates(report.results().origins()) : null,
                report.results().origins().stream()
                        .map(origin -> OriginView.of(origin, report.scope().horizon()))
                        .toList(),
                report.latest().importance().isEmpty()
                        ? null
                        : ImportanceChart.of(report.latest().importance()),
                original == null
                        ? null
                        : Tables.original(original, report.results().origins().get(0)),
                original == null ? "" : original.why(),
                report.method(),
                sample(report),
                worth == null ? "" : worth.letter().name(),
                worth == null ? List.of() : worth.rule().lines().toList(),
                worth == null ? null : WorthTables.conditions(worth));
    }

    private static String log(EvaluationReport report) {
        LogFigures log = report.scope().log();
        return String.format(
                Locale.ROOT,
                "%s customers with a purchase from %s to %s, %s; churn is about the %d days after an as-of date; seed %d",
                ReportNumbers.count(log.customers()),
                log.firstDay(),
                log.asOf(),
                log.hasAmounts() ? "with amounts" : "without amounts",
                report.scope().horizon(),
                report.scope().seed());
    }

    private static String sample(EvaluationReport report) {
        SampleEffect sample = report.latest().sample();
        if (sample == null || sample.learntFrom() == sample.rows()) {
            return "";
        }
        return ("As of %s there were %s rows to learn from, each a customer at a date of the past; the forest learnt from %s of"
                        + " them, the same share of each date, and reached an AUC of %s. With half as many it reached %s."
                        + " Where halving changes little, more rows would change less.")
                .formatted(
                        report.results().origins().get(0).window().asOf(),
                        ReportNumbers.count(sample.rows()),
                        ReportNumbers.count(sample.learntFrom()),
                        ReportNumbers.three(sample.auc()),
                        ReportNumbers.three(sample.aucOfHalf()));
    }

    private static Table conditions(List<Condition> conditions) {
        return Table.of(
                "What the grade rests on; the worst condition decides",
                "condition",
                conditions,
                Condition::about,
                List.of(
                        Figure.plain("found", Condition::found),
                        Figure.plain("best grade it allows", c -> c.allows().name())));
    }

    private static Table checks(List<Check> checks) {
        return Table.of(
                "Whether the log holds enough to learn from; the worst check decides",
                "check",
                checks,
                Check::about,
                List.of(
                        Figure.plain("verdict", check -> check.level().toString()),
                        Figure.plain("found", Check::found),
                        Figure.plain("needed", Check::needed),
                        Figure.plain("what to do", check -> check.advice().isEmpty() ? "nothing" : check.advice())));
    }
}
