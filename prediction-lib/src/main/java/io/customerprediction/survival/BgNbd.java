package io.customerprediction.survival;

/**
 * The BG/NBD model of purchases by customers who come and silently go (Fader, Hardie and Lee 2005, "Counting Your
 * Customers" the Easy Way, Marketing Science 24:275-284). While alive a customer buys at a rate of its own, spread over
 * customers as Gamma(r, α); after each purchase it leaves with a probability of its own, spread as Beta(a, b). All
 * times are in the unit that the parameters were fitted in. Immutable and thread-safe.
 *
 * @param r shape of the purchase rates, above 0
 * @param alpha rate of the purchase rates, in time units, above 0
 * @param a first parameter of the probability to leave, above 0
 * @param b second parameter of the probability to leave, above 0
 */
public record BgNbd(double r, double alpha, double a, double b) {
    /**
     * Refuses parameters that are not above 0 and finite.
     *
     * @throws IllegalArgumentException with the parameters
     */
    public BgNbd {
        if (!(Math.min(Math.min(r, alpha), Math.min(a, b)) > 0) || !Double.isFinite(r + alpha + a + b)) {
            throw new IllegalArgumentException(
                    "BG/NBD parameters must be above 0 and finite: r " + r + ", α " + alpha + ", a " + a + ", b " + b);
        }
    }

    /**
     * Probability that a customer has not left by the end of what was seen (from equation 7 of the article and its
     * appendix). It is 1 for customers who bought once, because in this model no customer leaves before a repeat purchase: it says
     * nothing about churn by itself, use {@link #noPurchaseWithin}.
     *
     * @param repeats purchases after the first, at least 0
     * @param last time from the first to the last purchase, 0 without repeats
     * @param seen time from the first purchase to the end of what was seen, at least {@code last}
     */
    public double alive(int repeats, double last, double seen) {
        if (repeats == 0) {
            return 1;
        }
        double silence = (r + repeats) * (Math.log(alpha + seen) - Math.log(alpha + last));
        return 1 / (1 + a / (b + repeats - 1) * Math.exp(silence));
    }

    /**
     * Probability of no purchase in the given time ahead: having left already, or being alive and quiet, the rate of
     * those alive being Gamma(r + repeats, α + seen).
     *
     * @param ahead length of the time ahead, at least 0
     */
    public double noPurchaseWithin(int repeats, double last, double seen, double ahead) {
        double alive = alive(repeats, last, seen);
        return 1 - alive + alive * quietWhileAlive(repeats, seen, ahead);
    }

    /** Probability of no purchase in the given time ahead by a customer who has not left. */
    public double quietWhileAlive(int repeats, double seen, double ahead) {
        return Math.exp(-(r + repeats) * Math.log1p(ahead / (alpha + seen)));
    }

    /**
     * Expected purchases after the next one in the given time ahead, given at least one: the expectation of those alive, whose
     * probability to leave after a purchase is taken at its posterior mean (a few percent too low over a long time), over the
     * probability of a return.
     *
     * @param ahead length of the time ahead, above 0
     */
    public double furtherIfReturning(int repeats, double seen, double ahead) {
        double shape = r + repeats;
        double leaving = a / (a + b + repeats);
        double returning = -Math.expm1(-shape * Math.log1p(ahead / (alpha + seen)));
        double purchases = -Math.expm1(-shape * Math.log1p(leaving * ahead / (alpha + seen))) / leaving;
        return Math.max(0, purchases / returning - 1);
    }

    /**
     * E[min(time to the next purchase, cap)]: the integral of {@link #noPurchaseWithin} from 0 to the cap.
     *
     * @param cap the longest time that counts
     */
    public double expectedTime(int repeats, double last, double seen, double cap) {
        double alive = alive(repeats, last, seen);
        return (1 - alive) * cap + alive * quietTime(r + repeats, seen, cap);
    }

    private double quietTime(double shape, double seen, double cap) {
        double start = alpha + seen;
        double ratio = Math.log1p(cap / start);
        double power = (1 - shape) * ratio;
        // (e^y - 1) / y tends to 1 as the shape tends to 1.
        return start * ratio * (Math.abs(power) < 1e-12 ? 1 : Math.expm1(power) / power);
    }
}
