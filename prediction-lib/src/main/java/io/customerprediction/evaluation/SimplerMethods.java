package io.customerprediction.evaluation;

import io.customerprediction.model.report.MethodAverage;
import io.customerprediction.model.report.OriginReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes where a simple method performs as well as the forest, so that the simple method can be used there. */
final class SimplerMethods {
    private SimplerMethods() {}

    /**
     * A sentence for each method that is as good in some respect: not shown to be worse by the mean ends of the 95 %
     * intervals over all as-of dates, or at least level where there is no interval.
     *
     * @param averages of all methods, the forest first
     */
    static List<String> asGoodAsTheForest(List<OriginReport> origins, List<MethodAverage> averages) {
        MethodAverage forest = averages.get(0);
        List<String> sentences = new ArrayList<>();
        for (MethodAverage other : averages.subList(1, averages.size())) {
            List<String> respects = respects(forest, other, origins);
            if (!respects.isEmpty()) {
                sentences.add("The method '" + other.method() + "' does as well at "
                        + String.join(", and at ", respects) + ".");
            }
        }
        return sentences;
    }

    private static List<String> respects(MethodAverage forest, MethodAverage other, List<OriginReport> origins) {
        List<String> respects = new ArrayList<>();
        if (GradeRules.meanOver(origins, other.method(), c -> c.auc().low()) <= 0) {
            respects.add(text(
                    "ranking customers by risk (AUC %.3f, the forest %.3f)",
                    other.churn().auc(), forest.churn().auc()));
        }
        if (GradeRules.meanOver(origins, other.method(), c -> c.brier().high()) >= 0) {
            respects.add(text(
                    "churn probabilities (Brier score %.4f, the forest %.4f)",
                    other.churn().brier(), forest.churn().brier()));
        }
        if (other.churn().ece() <= forest.churn().ece()) {
            respects.add(text(
                    "calibration (expected error %.3f, the forest %.3f)",
                    other.churn().ece(), forest.churn().ece()));
        }
        if (other.days().cIndex() >= forest.days().cIndex()) {
            respects.add(text(
                    "who returns first (C-index %.3f, the forest %.3f)",
                    other.days().cIndex(), forest.days().cIndex()));
        }
        if (other.days().maeOfReturners() <= forest.days().maeOfReturners()) {
            respects.add(text(
                    "the days of those who return (mean error %.1f days, the forest %.1f)",
                    other.days().maeOfReturners(), forest.days().maeOfReturners()));
        }
        if (other.days().mae() <= forest.days().mae()) {
            respects.add(text(
                    "the days of all customers, cut at 360 (mean error %.1f days, the forest %.1f)",
                    other.days().mae(), forest.days().mae()));
        }
        return respects;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
