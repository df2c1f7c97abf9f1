package io.customerprediction.evaluation;

import io.customerprediction.labels.Outcomes;
import io.customerprediction.labels.RfmTable;
import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.survival.BgNbd;
import io.customerprediction.survival.SurvivalCurve;
import io.customerprediction.survival.fit.BgNbdFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The predictions of a simple method, with which the forest is compared. Every method predicts a curve for each customer,
 * so that all are measured alike.
 *
 * @param method which method
 * @param curves of the customers in their order
 */
record Baseline(ForecastMethod method, List<SurvivalCurve> curves) {
    private static final double RIDGE = 1;
    private static final double LEAST = 1e-12;
    private static final double[] KNOTS =
            IntStream.rangeClosed(1, 24).mapToDouble(k -> 15 * k).toArray();

    /**
     * Fits the simple methods on one window of the past and predicts customers at a later as-of date.
     *
     * @param past customers at the start of that window
     * @param truth the outcomes of these customers
     * @param asked customers at the later as-of date
     * @return one constant, the recency rule, logistic regression on RFM and BG/NBD; a method whose fit did not converge is
     *     left out
     */
    static List<Baseline> all(RfmTable past, Outcomes truth, RfmTable asked) {
        List<Baseline> all = new ArrayList<>();
        all.add(constant(truth, asked.size()));
        logistic(ForecastMethod.RECENCY, past, truth, asked, 1).ifPresent(all::add);
        logistic(ForecastMethod.LOGISTIC_REGRESSION, past, truth, asked, asked.hasMonetary() ? 3 : 2)
                .ifPresent(all::add);
        bgNbd(asked).ifPresent(all::add);
        return List.copyOf(all);
    }

    private static Baseline constant(Outcomes truth, int customers) {
        int churned = 0;
        for (int i = 0; i < truth.size(); i++) {
            churned += truth.churned(i) ? 1 : 0;
        }
        SurvivalCurve curve = steady((churned + 0.5) / (truth.size() + 1), truth.horizon());
        return new Baseline(ForecastMethod.CONSTANT, curves(customers, i -> curve));
    }

    private static Optional<Baseline> logistic(
            ForecastMethod method, RfmTable past, Outcomes truth, RfmTable asked, int inputs) {
        double[][] rows = new double[past.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = logs(past, i, inputs);
        }
        LogisticRegression model = LogisticRegression.fit(rows, truth.churned(), RIDGE);
        return Optional.of(model)
                .filter(LogisticRegression::converged)
                .map(m -> new Baseline(
                        method,
                        curves(asked.size(), i -> steady(m.probability(logs(asked, i, inputs)), truth.horizon()))));
    }

    private static double[] logs(RfmTable table, int i, int inputs) {
        double[] rfm = {table.recency()[i], table.frequency()[i], table.monetary()[i]};
        double[] logs = new double[inputs];
        for (int k = 0; k < inputs; k++) {
            logs[k] = Math.log1p(Math.max(0, rfm[k]));
        }
        return logs;
    }

    /** BG/NBD needs no labels, so it is fitted on all that is known at the later as-of date. */
    private static Optional<Baseline> bgNbd(RfmTable asked) {
        if (Arrays.stream(asked.tenure()).noneMatch(days -> days > 0)) {
            return Optional.empty();
        }
        int[] repeats = IntStream.range(0, asked.size()).map(asked::repeats).toArray();
        double[] span =
                IntStream.range(0, asked.size()).mapToDouble(asked::span).toArray();
        BgNbdFit fit = BgNbdFit.fit(repeats, span, asked.tenure());
        return Optional.of(fit)
                .filter(BgNbdFit::converged)
                .map(f -> new Baseline(ForecastMethod.BG_NBD, curves(asked.size(), i -> curve(f.model(), asked, i))));
    }

    private static SurvivalCurve curve(BgNbd model, RfmTable asked, int i) {
        Cancellation.check();
        double[] hazard = new double[KNOTS.length];
        double before = 0;
        for (int k = 0; k < hazard.length; k++) {
            double none = model.noPurchaseWithin(asked.repeats(i), asked.span(i), asked.tenure()[i], KNOTS[k]);
            before = Math.max(before, hazard(none));
            hazard[k] = before;
        }
        return new SurvivalCurve(KNOTS, hazard);
    }

    /** The curve of a constant hazard that gives this probability of no purchase within the horizon. */
    private static SurvivalCurve steady(double churnProbability, int horizon) {
        return new SurvivalCurve(new double[] {horizon}, new double[] {hazard(churnProbability)});
    }

    private static double hazard(double survival) {
        return -Math.log(Math.min(1, Math.max(LEAST, survival)));
    }

    private static List<SurvivalCurve> curves(int customers, IntFunction<SurvivalCurve> curve) {
        return IntStream.range(0, customers).mapToObj(curve).toList();
    }

    /**
     * Days until a "next order date" as often computed: the last purchase plus the customer's own mean gap; 1 if that day
     * is past, and 360 for a customer with a single purchase.
     */
    static double[] ownMeanGap(RfmTable asked) {
        double[] days = new double[asked.size()];
        for (int i = 0; i < days.length; i++) {
            double due = asked.span(i) / Math.max(1, asked.repeats(i)) - asked.recency()[i];
            days[i] = asked.repeats(i) == 0 ? SurvivalCurve.CAP : Math.max(1, due);
        }
        return days;
    }
}
