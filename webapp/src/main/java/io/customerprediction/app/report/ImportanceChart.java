package io.customerprediction.app.report;

import io.customerprediction.app.report.Figure.Better;
import io.customerprediction.model.report.EvaluationReport.Importance;
import java.util.List;

/** What the ranking loses without each feature. */
final class ImportanceChart {
    private static final int SHOWN = 15;
    private static final int NAMES = 124;

    private ImportanceChart() {}

    /** The chart of at least one feature, the most important first. */
    static Chart of(List<Importance> importance) {
        List<Importance> shown = importance.subList(0, Math.min(SHOWN, importance.size()));
        Axis axis = Axis.fitting(
                "AUC lost when it is dealt out at random",
                shown.stream().mapToDouble(Importance::aucDrop),
                ReportNumbers::three);
        Drawing drawing =
                Drawing.rows(axis, shown.stream().map(ImportanceChart::name).toList(), NAMES);
        for (int k = 0; k < shown.size(); k++) {
            Importance feature = shown.get(k);
            drawing.bar(
                    "m0",
                    0,
                    k - 0.34,
                    feature.aucDrop(),
                    k + 0.34,
                    name(feature) + ": " + ReportNumbers.four(feature.aucDrop()));
        }
        return drawing.line("zero", 0, -0.5, 0, shown.size() - 0.5)
                .chart("importance", "What the forest leans on", description(importance), figures(importance));
    }

    private static String name(Importance feature) {
        return feature.feature().replace('_', ' ');
    }

    private static String description(List<Importance> importance) {
        Importance first = importance.get(0);
        return "With the values of " + name(first) + " dealt out among the customers at random, the AUC falls by "
                + ReportNumbers.three(first.aucDrop())
                + ". Features that say nearly the same stand in for each other and each look less important than they"
                + " are together.";
    }

    private static Table figures(List<Importance> importance) {
        return Table.of(
                "Importance of all features",
                "feature",
                importance,
                ImportanceChart::name,
                List.of(Figure.of("AUC lost", Better.NEITHER, Importance::aucDrop, ReportNumbers::signed)));
    }
}
