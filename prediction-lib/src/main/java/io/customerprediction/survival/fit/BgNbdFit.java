package io.customerprediction.survival.fit;

import io.customerprediction.progress.Cancellation;
import io.customerprediction.survival.BgNbd;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * A BG/NBD model fitted by maximum likelihood.
 *
 * @param model the parameters, in the time unit of the customers
 * @param logLikelihood of the customers that it was fitted to
 * @param converged whether a maximum was found; if not, the model is not to be relied on
 */
public record BgNbdFit(BgNbd model, double logLikelihood, boolean converged) {
    /** More customers than this hardly change four parameters, so that many are taken, evenly spread over the log. */
    private static final int SAMPLE = 50_000;

    /**
     * Pulls the logarithms of the parameters to 0, too weakly to move a fit that the data decide in the third digit. Where
     * no customer seems to leave, the likelihood grows without bound as a falls to 0 and b rises; this bounds it.
     */
    private static final double RIDGE = 1e-3;

    /** Evaluations of the likelihood that a search takes at most. */
    public static final int EVALUATIONS = 3_000;

    /** Relative difference of costs below which they count as the same. */
    private static final double FLAT = 1e-10;

    /**
     * Fits the model.
     *
     * @param repeats purchase days after the first of each customer
     * @param last time from the first to the last purchase of each customer
     * @param seen time from the first purchase of each customer to the as-of date
     * @throws IllegalArgumentException if there are no customers, or none has been observed for more than 0 days
     */
    public static BgNbdFit fit(int[] repeats, double[] last, double[] seen) {
        return fit(repeats, last, seen, EVALUATIONS);
    }

    /** The same; a search that takes more than so many evaluations of the likelihood has not converged. */
    public static BgNbdFit fit(int[] repeats, double[] last, double[] seen, int evaluations) {
        double longest = Arrays.stream(seen).max().orElse(0);
        if (longest <= 0) {
            throw new IllegalArgumentException(
                    "BG/NBD needs customers who were seen for a while: take a later as-of date");
        }
        // A unit in which all parameters are of the order of 1, whatever unit the caller counts in.
        double unit = longest / 40;
        Sample sample = Sample.of(repeats, last, seen, unit);
        Optional<double[]> first = lowest(sample, new double[4], 0.5, evaluations);
        // a second search from there, with a fresh simplex, leaves a point where the first one stalled
        Optional<double[]> second = first.flatMap(point -> lowest(sample, point, 0.1, evaluations));
        BgNbd model = model(second.or(() -> first).orElseGet(() -> new double[4]));
        BgNbd scaled = new BgNbd(model.r(), model.alpha() * unit, model.a(), model.b());
        return new BgNbdFit(scaled, Sample.of(repeats, last, seen, 1).logLikelihood(scaled), second.isPresent());
    }

    /** The logarithms of the parameters at a minimum of the cost, found by moving a simplex (Nelder and Mead 1965). */
    private static Optional<double[]> lowest(Sample sample, double[] start, double edge, int evaluations) {
        try {
            SimplexOptimizer search = new SimplexOptimizer(FLAT, FLAT);
            return Optional.of(search.optimize(
                            new MaxEval(evaluations),
                            new ObjectiveFunction(sample::cost),
                            GoalType.MINIMIZE,
                            new InitialGuess(start),
                            new NelderMeadSimplex(start.length, edge))
                    .getPoint());
        } catch (MathIllegalStateException e) {
            return Optional.empty();
        }
    }

    private static BgNbd model(double[] logs) {
        return new BgNbd(Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), Math.exp(logs[3]));
    }

    /** The inputs of the likelihood for one customer. */
    private record Customer(int repeats, double last, double seen) {}

    /** The customers, equal ones counted together. */
    private record Sample(Customer[] customers, int[] counts, int mostRepeats) {
        static Sample of(int[] repeats, double[] last, double[] seen, double unit) {
            Map<Customer, Integer> alike = new LinkedHashMap<>();
            int n = repeats.length;
            int taken = Math.min(n, SAMPLE);
            int most = 0;
            for (int k = 0; k < taken; k++) {
                int i = (int) ((long) k * n / taken);
                alike.merge(new Customer(repeats[i], last[i] / unit, seen[i] / unit), 1, Integer::sum);
                most = Math.max(most, repeats[i]);
            }
            Customer[] customers = alike.keySet().toArray(new Customer[0]);
            int[] counts = Arrays.stream(customers).mapToInt(alike::get).toArray();
            return new Sample(customers, counts, most);
        }

        double cost(double[] logs) {
            Cancellation.check();
            double ridge = Arrays.stream(logs).map(v -> v * v).sum();
            double cost = RIDGE * ridge - logLikelihood(model(logs));
            return Double.isNaN(cost) ? Double.POSITIVE_INFINITY : cost;
        }

        /** Equation 6 of Fader, Hardie and Lee (2005), summed over the customers. */
        double logLikelihood(BgNbd m) {
            double[] counting = counting(m);
            double sum = 0;
            for (int i = 0; i < customers.length; i++) {
                Customer c = customers[i];
                double shape = m.r() + c.repeats();
                double stayed = -shape * Math.log(m.alpha() + c.seen());
                double either = stayed;
                if (c.repeats() > 0) {
                    double odds = Math.log(m.a()) - Math.log(m.b() + c.repeats() - 1);
                    double left = odds - shape * Math.log(m.alpha() + c.last());
                    either = Math.max(stayed, left) + Math.log1p(Math.exp(-Math.abs(stayed - left)));
                }
                sum += counts[i] * (counting[c.repeats()] + either);
            }
            return sum;
        }

        /**
         * The part that depends on the number of repeats x only, Γ(r+x)/Γ(r) α^r B(a,b+x)/B(a,b). For whole x the gamma
         * functions cancel to a product, which grows by one factor a step.
         */
        private double[] counting(BgNbd m) {
            double[] logs = new double[mostRepeats + 1];
            logs[0] = m.r() * Math.log(m.alpha());
            for (int x = 0; x < mostRepeats; x++) {
                logs[x + 1] = logs[x] + Math.log(m.r() + x) + Math.log((m.b() + x) / (m.a() + m.b() + x));
            }
            return logs;
        }
    }
}
