package io.customerprediction.evaluation;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.labels.Outcomes;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.report.Interval;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.progress.Steps;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Champion and challenger compared on the last days of a log, none of which either of them has learnt from. Each customer's
 * churn probability of both models is compared with what happened.
 *
 * @param window the days that were compared
 * @param customers how many had made a purchase by the beginning of the window
 * @param returned how many of them made one within it
 * @param logLossDifference log loss of the challenger minus that of the champion: below 0, the challenger is better; the
 *     interval is that of a paired bootstrap over customers
 * @param championEce the champion's expected calibration error, 0 to 1
 * @param challengerEce the challenger's expected calibration error, 0 to 1
 */
public record ModelComparison(
        Window window,
        int customers,
        int returned,
        Interval logLossDifference,
        double championEce,
        double challengerEce) {
    /** With fewer customers who returned, the challenger stays challenger. */
    public static final int FEWEST_RETURNS = 200;

    /** The upper end of the interval of the log loss difference is at most this if the challenger wins. */
    public static final double MOST_LOG_LOSS = 0.005;

    /** The challenger's calibration error is above the champion's by at most this if it wins. */
    public static final double MOST_ECE = 0.01;

    private static final int SHORT_WINDOW = 30;

    /** So many windows must lie before the one that is compared, for a model to learn from. */
    private static final int WINDOWS_BEFORE = 2;

    private static final int MOST_CUSTOMERS = 100_000;
    private static final int DRAWS = 1000;

    /**
     * The days that are compared.
     *
     * @param asOf the day before the first of them: the last one that the models may have learnt from
     * @param days how many
     * @param championRefitted whether the champion had learnt from some of them and was therefore trained again on what was
     *     known before; otherwise it was compared as it is
     */
    public record Window(LocalDate asOf, int days, boolean championRefitted) {}

    /** What follows from a comparison. */
    public enum Decision {
        /** The challenger is at least about as good: it becomes the champion. */
        PROMOTE,
        /** The challenger's probabilities cost more, or might. */
        WORSE,
        /** The challenger's probabilities are further from what happened. */
        WORSE_CALIBRATED,
        /** Too few customers returned to tell. */
        TOO_FEW
    }

    /**
     * How each model is trained again on what was known on a day.
     *
     * @param challenger the training of the challenger
     * @param champion the training of the champion, used if the champion has learnt from days of the window
     */
    public record Refits(Learning.Models challenger, Learning.Models champion) {}

    /**
     * Compares on the last {@code horizon} days of the scope, or on the last 30 if the log has not twice as many days before
     * them.
     *
     * @param champion the model that answers
     * @param scope later entries of the log are not used
     * @return empty if the log is too short even for 30 days, or the champion uses amounts and the log has none, or the
     *     other way round: then nothing can be compared
     */
    public static Optional<ModelComparison> of(
            PurchaseLog log, ForecastModel champion, Scope scope, Refits refits, Steps steps) {
        int days = window(log, scope);
        if (days == 0 || champion.hasAmounts() != log.hasAmounts()) {
            return Optional.empty();
        }
        int asOf = scope.lastDay() - days;
        Examples asked = new ExamplesBuilder(log, new int[] {asOf}, scope.lastDay()).build(MOST_CUSTOMERS);
        if (asked.size() == 0) {
            return Optional.empty();
        }
        boolean refitted = champion.asOf().toEpochDay() > asOf;
        ForecastModel challenger =
                refits.challenger().asOf(asOf, steps.part(0, 0.45)).model();
        ForecastModel incumbent =
                refitted ? refits.champion().asOf(asOf, steps.part(0.45, 0.9)).model() : champion;
        Window window = new Window(LocalDate.ofEpochDay(asOf), days, refitted);
        Outcomes truth = new Outcomes(asked.days(), asked.observed(), days);
        ModelComparison comparison = of(
                window,
                truth.churned(),
                churn(incumbent, asked, window),
                churn(challenger, asked, window),
                scope.seed());
        steps.done(1);
        return Optional.of(comparison);
    }

    /**
     * Compares probabilities of the same customers.
     *
     * @param churned whether each customer made no purchase in the window
     * @param champion the champion's probability that they make none
     * @param challenger the challenger's
     * @param seed of the bootstrap draws
     */
    static ModelComparison of(Window window, boolean[] churned, double[] champion, double[] challenger, long seed) {
        int returned = 0;
        for (boolean away : churned) {
            returned += away ? 0 : 1;
        }
        return new ModelComparison(
                window,
                churned.length,
                returned,
                Bootstrap.ofLogLossDifference(churned, challenger, champion, DRAWS, seed),
                Reliability.expectedCalibrationError(churned, champion),
                Reliability.expectedCalibrationError(churned, challenger));
    }

    /** How many days are compared; 0 if the log is too short. */
    private static int window(PurchaseLog log, Scope scope) {
        int known = scope.lastDay() - log.firstDay();
        int days = known >= (WINDOWS_BEFORE + 1) * scope.horizon() ? scope.horizon() : SHORT_WINDOW;
        return known >= (WINDOWS_BEFORE + 1) * days ? days : 0;
    }

    private static double[] churn(ForecastModel model, Examples asked, Window window) {
        double[] churn = new double[asked.size()];
        for (int i = 0; i < churn.length; i++) {
            Cancellation.check();
            churn[i] = model.curveOfHistory(asked.row(i), window.asOf()).at(window.days());
        }
        return churn;
    }

    /** Whether the challenger becomes the champion, by the rule of this class's constants. */
    public Decision decision() {
        if (returned < FEWEST_RETURNS) {
            return Decision.TOO_FEW;
        }
        // Comparisons are this way round so that a figure that is not known counts against the challenger.
        if (!(logLossDifference.high() <= MOST_LOG_LOSS)) {
            return Decision.WORSE;
        }
        return challengerEce <= championEce + MOST_ECE ? Decision.PROMOTE : Decision.WORSE_CALIBRATED;
    }
}
