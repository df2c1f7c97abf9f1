package io.customerprediction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.customerprediction.model.Horizon;
import io.customerprediction.survival.DayWindow;
import io.customerprediction.survival.PurchasesIfReturning;
import io.customerprediction.survival.SurvivalCurve;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The churn likelihood, the next purchase time and the worth of one customer after the as-of date. Every figure is read from
 * the one survival curve, and worth from it and what those buy who return, so that no two of them can disagree.
 *
 * <p>Compares by value, is {@link Serializable}, and Jackson writes and reads it without any module: all figures, then the
 * curve and the purchases, which alone are read back.
 *
 * @param asOf the date that the prediction counts from
 * @param horizonDays the window that churn is about, in days
 * @param curve probability of no purchase by each day ahead
 * @param purchases what the customer buys if there is a purchase; {@code null} if the model is of a release that did not say
 * @param basis what the prediction is based on
 * @param customerSegment the segment of the customer
 * @param modelId the id of the model
 * @param warnings what to keep in mind, in words; usually empty
 */
public record Prediction(
        LocalDate asOf,
        int horizonDays,
        SurvivalCurve curve,
        @Nullable PurchasesIfReturning purchases,
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

    private static final double YEAR = 365;
    private static final int QUARTERS = 4;

    public Prediction {
        warnings = List.copyOf(warnings);
    }

    /** A prediction that says nothing of worth. */
    public Prediction(
            LocalDate asOf,
            int horizonDays,
            SurvivalCurve curve,
            Basis basis,
            CustomerSegment customerSegment,
            String modelId,
            List<String> warnings) {
        this(asOf, horizonDays, curve, null, basis, customerSegment, modelId, warnings);
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

    /**
     * Expected orders and spend in {@code (asOf, asOf + horizonDays]}; empty if the model is of a release that did not say
     * (train again to have it).
     */
    public Optional<Worth> worth() {
        return worthOf(horizonDays);
    }

    /**
     * The same for another time ahead.
     *
     * @param days from {@value Horizon#SHORTEST} to {@value Horizon#LONGEST}
     * @throws InvalidInputException if the time is shorter or longer
     */
    public Optional<Worth> worth(int days) {
        checkHorizon(days);
        return worthOf(days);
    }

    private Optional<Worth> worthOf(int days) {
        return Optional.ofNullable(purchases).map(known -> Worth.of(curve, known, days));
    }

    /**
     * The customer's lifetime value over one year: the expected spend of each quarter, times the margin, discounted to the
     * as-of date.
     *
     * @param discountRate by which money a year ahead is worth less, at least 0, such as 0.1
     * @param margin share of the spend that is left, from 0 to 1
     * @return empty if the model does not say, or the log has no amounts
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public OptionalDouble lifetimeValue(double discountRate, double margin) {
        if (!(discountRate >= 0) || !(margin >= 0 && margin <= 1)) {
            throw new IllegalArgumentException("a discount rate of " + discountRate + " and a margin of " + margin
                    + ": give a rate of at least 0 and a margin from 0 to 1");
        }
        PurchasesIfReturning known = purchases;
        return known == null || !known.hasMoney()
                ? OptionalDouble.empty()
                : OptionalDouble.of(margin * discounted(known, discountRate));
    }

    private double discounted(PurchasesIfReturning known, double discountRate) {
        double sum = 0;
        double before = 0;
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
            double days = YEAR * quarter / QUARTERS;
            double spend = (1 - curve.at(days)) * known.spend(days);
            sum += (spend - before) / Math.pow(1 + discountRate, (quarter - 0.5) / QUARTERS);
            before = spend;
        }
        return sum;
    }

    /** Number of the customer's segment: the {@code Cluster} of the API. */
    public int cluster() {
        return customerSegment.number();
    }

    /** Name of the customer's segment, by past and future; of the model's horizon, whatever the window. */
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
        checkHorizon(days);
        List<String> others = new ArrayList<>(warnings);
        others.removeAll(Warnings.ofHorizon(horizonDays, curve));
        others.addAll(Warnings.ofHorizon(days, curve));
        return new Prediction(asOf, days, curve, purchases, basis, customerSegment, modelId, others);
    }

    private static void checkHorizon(int days) {
        Horizon.problem(days).ifPresent(problem -> {
            throw new InvalidInputException(List.of(new FieldProblem("horizon", problem)));
        });
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
