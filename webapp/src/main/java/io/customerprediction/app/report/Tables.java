package io.customerprediction.app.report;

import static io.customerprediction.app.report.Figure.Better.HIGHER;
import static io.customerprediction.app.report.Figure.Better.LOWER;
import static io.customerprediction.app.report.Figure.Better.NEITHER;

import io.customerprediction.model.report.Coverage;
import io.customerprediction.model.report.DayErrors;
import io.customerprediction.model.report.EvaluationReport.OriginalFigures;
import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.MethodAverage;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.OriginReport.ChurnFigures;
import io.customerprediction.model.report.OriginReport.DaysFigures;
import io.customerprediction.model.report.OriginReport.SegmentFigures;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Which figures stand in which table. */
final class Tables {
    private static final String METHOD = "method";

    private Tables() {}

    static Table averages(List<MethodAverage> averages) {
        return Table.of(
                "All methods, means over the graded as-of dates",
                METHOD,
                averages,
                average -> average.method().toString(),
                List.of(
                        Figure.of("AUC", HIGHER, x -> x.churn().auc(), ReportNumbers::three),
                        Figure.of("PR-AUC", HIGHER, x -> x.churn().averagePrecision(), ReportNumbers::three),
                        Figure.of("Brier score", LOWER, x -> x.churn().brier(), ReportNumbers::four),
                        Figure.of("log loss", LOWER, x -> x.churn().logLoss(), ReportNumbers::three),
                        Figure.of("ECE", LOWER, x -> x.churn().ece(), ReportNumbers::three),
                        Figure.of("C-index", HIGHER, x -> x.days().cIndex(), ReportNumbers::three),
                        Figure.of("R²", HIGHER, x -> x.days().r2(), ReportNumbers::three),
                        Figure.of("MAE all (days)", LOWER, x -> x.days().mae(), ReportNumbers::one),
                        Figure.of("MAE returners (days)", LOWER, x -> x.days().maeOfReturners(), ReportNumbers::one),
                        Figure.of(
                                "in the 80 % interval",
                                NEITHER, x -> x.intervals().coverage(), ReportNumbers::percent)));
    }

    /** The forest's figures date by date. */
    static Table dates(List<OriginReport> origins) {
        return Table.of(
                "The forest at each as-of date",
                "as-of date",
                origins,
                origin -> origin.window().asOf().toString(),
                List.of(
                        Figure.plain("graded", origin -> origin.window().graded() ? "yes" : "no"),
                        Figure.of("customers", NEITHER, x -> x.tested().customers(), ReportNumbers::whole),
                        Figure.of("churned", NEITHER, x -> x.tested().churnRate(), ReportNumbers::percent),
                        Figure.plain(
                                "AUC",
                                o -> ReportNumbers.interval(o.churn().get(0).auc())),
                        Figure.of("Brier score", NEITHER, o -> o.churn().get(0).brier(), ReportNumbers::four),
                        Figure.of("ECE", NEITHER, o -> o.churn().get(0).ece(), ReportNumbers::three),
                        Figure.of("C-index", NEITHER, o -> o.days().get(0).cIndex(), ReportNumbers::three)));
    }

    static Table churn(OriginReport origin) {
        return Table.of(
                "Churn probabilities as of " + origin.window().asOf(),
                METHOD,
                origin.churn(),
                figures -> figures.method().toString(),
                List.of(
                        new Figure<>(
                                "AUC (95 % interval)",
                                HIGHER, true, f -> f.auc().estimate(), f -> ReportNumbers.interval(f.auc())),
                        Figure.of("PR-AUC", HIGHER, ChurnFigures::averagePrecision, ReportNumbers::three),
                        Figure.of("Brier score", LOWER, ChurnFigures::brier, ReportNumbers::four),
                        Figure.of("log loss", LOWER, ChurnFigures::logLoss, ReportNumbers::three),
                        Figure.of("ECE", LOWER, ChurnFigures::ece, ReportNumbers::three)));
    }

    static Table days(OriginReport origin) {
        return Table.of(
                "Days to the next purchase as of " + origin.window().asOf(),
                METHOD,
                origin.days(),
                figures -> figures.method().toString(),
                List.of(
                        Figure.of("C-index", HIGHER, DaysFigures::cIndex, ReportNumbers::three),
                        Figure.of("R²", HIGHER, capped(DayErrors::r2), ReportNumbers::three),
                        Figure.of("MAE all (days)", LOWER, capped(DayErrors::mae), ReportNumbers::one),
                        Figure.of(
                                "MAE returners (days)",
                                LOWER,
                                f -> f.returners().mae(),
                                ReportNumbers::one),
                        Figure.of(
                                "best constant in hindsight (days)",
                                NEITHER,
                                f -> f.returners().maeOfConstant(),
                                ReportNumbers::one),
                        Figure.of(
                                "before p10 (wanted 10 %)",
                                NEITHER, coverage(Coverage::belowP10), ReportNumbers::percent),
                        Figure.of(
                                "in p10 to p90 (wanted 80 %)",
                                NEITHER, coverage(Coverage::inside), ReportNumbers::percent),
                        Figure.of(
                                "after p90 (wanted 10 %)",
                                NEITHER, coverage(Coverage::aboveP90), ReportNumbers::percent)));
    }

    private static ToDoubleFunction<DaysFigures> capped(ToDoubleFunction<DayErrors> figure) {
        return days -> {
            DayErrors errors = days.capped();
            return errors == null ? Double.NaN : figure.applyAsDouble(errors);
        };
    }

    private static ToDoubleFunction<DaysFigures> coverage(ToDoubleFunction<Coverage> figure) {
        return days -> {
            Coverage coverage = days.coverage();
            return coverage == null ? Double.NaN : figure.applyAsDouble(coverage);
        };
    }

    static Table differences(OriginReport origin) {
        return Table.of(
                "Forest minus each other method as of " + origin.window().asOf() + ", with 95 % intervals",
                "against",
                origin.comparisons(),
                comparison -> comparison.against().toString(),
                List.of(
                        Figure.plain("AUC (above 0: forest better)", c -> ReportNumbers.difference(c.auc())),
                        Figure.plain("Brier score (below 0: forest better)", c -> ReportNumbers.difference(c.brier())),
                        Figure.plain("log loss (below 0: forest better)", c -> ReportNumbers.difference(c.logLoss()))));
    }

    static Table segments(OriginReport origin) {
        return Table.of(
                "The forest by customer segment as of " + origin.window().asOf(),
                "segment",
                origin.segments(),
                segment -> segment.number() + " " + segment.name(),
                List.of(
                        Figure.of("customers", NEITHER, SegmentFigures::customers, ReportNumbers::whole),
                        Figure.of("predicted", NEITHER, SegmentFigures::predicted, ReportNumbers::percent),
                        Figure.of("churned", NEITHER, SegmentFigures::churnRate, ReportNumbers::percent),
                        Figure.of("AUC within", NEITHER, SegmentFigures::auc, ReportNumbers::three),
                        Figure.of("Brier score", NEITHER, SegmentFigures::brier, ReportNumbers::four)));
    }

    /** The original recipe beside the forest, as of the latest date. */
    static Table original(OriginalFigures original, OriginReport latest) {
        List<Asked> rows = List.of(
                new Asked("the original recipe", original.accuracy(), original.r2(), original.churn(), original.days()),
                new Asked(
                        ForecastMethod.FOREST.toString(),
                        Double.NaN,
                        Double.NaN,
                        latest.churn().get(0),
                        latest.days().get(0)));
        return Table.of(
                "The original definition as of " + latest.window().asOf(),
                METHOD,
                rows,
                Asked::name,
                List.of(
                        Figure.of("accuracy on its own labels", NEITHER, Asked::accuracy, ReportNumbers::percent),
                        Figure.of("R² on its own labels", NEITHER, Asked::r2, ReportNumbers::three),
                        Figure.of(
                                "AUC, what happened",
                                HIGHER,
                                a -> a.churn().auc().estimate(),
                                ReportNumbers::three),
                        Figure.of(
                                "Brier score, what happened",
                                LOWER,
                                a -> a.churn().brier(),
                                ReportNumbers::four),
                        Figure.of("ECE, what happened", LOWER, a -> a.churn().ece(), ReportNumbers::three),
                        Figure.of(
                                "C-index, what happened", HIGHER, a -> a.days().cIndex(), ReportNumbers::three),
                        Figure.of(
                                "MAE returners (days)",
                                LOWER,
                                a -> a.days().returners().mae(),
                                ReportNumbers::one)));
    }

    /** One side of that comparison. */
    private record Asked(String name, double accuracy, double r2, ChurnFigures churn, DaysFigures days) {}
}
