package io.customerprediction.app.pages;

import io.customerprediction.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * An answer in words and figures.
 *
 * @param question which button was pressed, key of the texts
 * @param verdict whether the customer is expected to stay away, key of the texts
 * @param figure the figure that was asked for
 * @param facts what belongs to it
 * @param curve chance of a purchase by each day ahead
 * @param warnings what to keep in mind
 */
public record AnswerView(
        Question question, Verdict verdict, String figure, List<Fact> facts, CurveView curve, List<String> warnings) {

    /** Which button was pressed. */
    public enum Question {
        churn,
        nextPurchase
    }

    /** In which of two halves the customer is. */
    public enum Verdict {
        stays,
        leaves
    }

    /**
     * One line of the answer.
     *
     * @param name what it is
     * @param value with its unit
     */
    public record Fact(String name, String value) {}

    static AnswerView of(Question question, Prediction prediction, Texts texts) {
        String churn = Figures.percent(prediction.churnProbability());
        String days = days(prediction.expectedDays());
        Verdict verdict = prediction.churn() ? Verdict.leaves : Verdict.stays;
        return new AnswerView(
                question,
                verdict,
                question == Question.churn ? churn : days,
                facts(prediction, texts),
                CurveView.of(prediction, texts),
                prediction.warnings());
    }

    private static List<Fact> facts(Prediction prediction, Texts texts) {
        int horizon = prediction.horizonDays();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(texts.get("answer.churn", horizon), Figures.percent(prediction.churnProbability())));
        facts.add(new Fact(texts.get("answer.expected"), texts.get("answer.days", days(prediction.expectedDays()))));
        facts.add(new Fact(
                texts.get("answer.returning", horizon), texts.get("answer.days", days(prediction.daysIfReturning()))));
        facts.add(new Fact(texts.get("answer.interval"), interval(prediction, texts)));
        for (ExpectedTexts.Line line : ExpectedTexts.of(prediction, texts)) {
            facts.add(new Fact(texts.get("answer." + line.key(), horizon), line.value()));
        }
        facts.add(new Fact(texts.get("answer.segment"), prediction.cluster() + " – " + prediction.segment()));
        facts.add(new Fact(texts.get("answer.model"), prediction.modelId()));
        return facts;
    }

    private static String interval(Prediction prediction, Texts texts) {
        return prediction.p10().isEmpty()
                ? texts.get("answer.beyond")
                : texts.get("answer.between", day(prediction.p10(), texts), day(prediction.p90(), texts));
    }

    private static String day(OptionalInt day, Texts texts) {
        return day.isPresent() ? "" + day.getAsInt() : texts.get("answer.beyond");
    }

    private static String days(double days) {
        return Figures.fixed(days, 1);
    }
}
