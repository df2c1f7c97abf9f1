package io.customerprediction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.customerprediction.model.Horizon;
import io.customerprediction.survival.DayWindow;
import io.customerprediction.survival.SurvivalCurve;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The churn likelihood and the next purchase time of one customer after the as-of date. Every figure is read from the one
 * survival curve, so that no two of them can disagree.
 *
 * <p>Compares by value, is {@link Serializable}, and Jackson writes and reads it without any module: all figures, then the
 * curve, which alone is read back.
 *
 * @param asOf the date that the prediction counts from
 * @param horizonDays the window that churn is about, in days
 * @param curve probability of no purchase by each day ahead
 * @param basis what the prediction is based on
 * @param customerSegment the segment of the customer
 * @param modelId the id of the model
 * @param warnings what to keep in mind, in words; usually empty
 */
public record Prediction(
        LocalDate asOf,
        int horizonDays,
        SurvivalCurve curve,
        Basis basis,
        CustomerSegment customerSegment,
        String modelId,
        List<String> warnings)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Share of returns before the 80 % interval, and after it. */
    private static final double TAIL = 0.1;
    /** From this probability of a return on, the next order is expected. */
    private static final double EXPECTED = 0.2;

    public Prediction {
        warnings = List.copyOf(warnings);
    }

    /** Probability of no purchase in {@code (asOf, asOf + horizonDays]}. */
    public double churnProbability() {
        return curve.at(horizonDays);
    }

    /** Whether churn is the likelier case: a probability of at least one half. */
    public boolean churn() {
        return churnProbability() >= 0.5;
    }

    /** E[min(days to the next purchase, 360)], whatever the horizon. */
    public double expectedDays() {
        return curve.restrictedMean();
    }

    /** Median days to the next purchase, given one within the horizon. */
    public double daysIfReturning() {
        return curve.medianWithin(horizonDays);
    }

    /**
     * First day of the 80 % interval: one in ten such customers returns before it, as nearly as whole days allow; empty if
     * beyond 360 days.
     */
    public OptionalInt p10() {
        return curve.intervalStart(TAIL);
    }

    /** The day by which half of such customers have returned; empty if beyond 360 days. */
    public OptionalInt p50() {
        return curve.quantile(0.5);
    }

    /**
     * Last day of the 80 % interval: one in ten such customers returns after it or never, as nearly as whole days allow;
     * empty if beyond 360 days.
     */
    public OptionalInt p90() {
        return curve.intervalEnd(TAIL);
    }

    /**
     * When the next purchase is most likely, in days ahead: the shortest stretch that contains half of the returns within
     * {@value SurvivalCurve#CAP} days. Empty where a return in that time is not expected: where its probability is below one
     * fifth.
     */
    public Optional<DayWindow> nextOrder() {
        return 1 - curve.at(SurvivalCurve.CAP) < EXPECTED ? Optional.empty() : Optional.of(curve.shortestWindow(0.5));
    }

    /** Number of the customer's segment: the {@code Cluster} of the API. */
    public int cluster() {
        return customerSegment.number();
    }

    /** Name of the customer's segment. */
    public String segment() {
        return customerSegment.name();
    }

    /**
     * The same prediction for another window: {@link #churnProbability} and {@link #daysIfReturning} change, read from the
     * same curve. A window that ends after the last knot of the curve is answered as if the last hazard held; a warning
     * says so.
     *
     * @param days the window, from {@value Horizon#SHORTEST} to {@value Horizon#LONGEST} days
     * @throws InvalidInputException if the window is shorter or longer
     */
    public Prediction withHorizon(int days) {
        if (days == horizonDays) {
            return this;
        }
        Horizon.problem(days).ifPresent(problem -> {
            throw new InvalidInputException(List.of(new FieldProblem("horizon", problem)));
        });
        List<String> others = new ArrayList<>(warnings);
        others.removeAll(Warnings.ofHorizon(horizonDays, curve));
        others.addAll(Warnings.ofHorizon(days, curve));
        return new Prediction(asOf, days, curve, basis, customerSegment, modelId, others);
    }

    @JsonValue
    PredictionJson toJson() {
        return PredictionJson.of(this);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Prediction of(PredictionJson json) {
        return json.prediction();
    }
}
