package io.customerprediction.evaluation;

/**
 * What was forecast for customers on one day, to be compared with what has happened since. Columns of one length, a place a
 * customer.
 *
 * @param asOf the day that the forecasts count from, as days since 1970-01-01
 * @param window days after it that the probabilities are about
 * @param back probability of a purchase within the window
 * @param p10 first day of the 80 % interval of the days to the next purchase, infinite if beyond 360 days
 * @param p90 last day of the 80 % interval, infinite if beyond 360 days
 */
public record PastForecasts(int asOf, int window, double[] back, double[] p10, double[] p90) {
    /** @throws IllegalArgumentException if the lengths differ, the window is empty, or a probability is none */
    public PastForecasts {
        if (back.length != p10.length || back.length != p90.length) {
            throw new IllegalArgumentException("forecasts of " + back.length + " customers have " + p10.length + " and "
                    + p90.length + " ends of intervals: give one of each a customer");
        }
        if (window < 1) {
            throw new IllegalArgumentException("a window has at least one day, not " + window);
        }
        for (double probability : back) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("a probability is between 0 and 1, not " + probability);
            }
        }
        back = back.clone();
        p10 = p10.clone();
        p90 = p90.clone();
    }

    /** How many customers there are. */
    public int size() {
        return back.length;
    }

    /** The probability of a purchase within the window for each customer: a copy. */
    @Override
    public double[] back() {
        return back.clone();
    }

    /** The first day of each customer's interval: a copy. */
    @Override
    public double[] p10() {
        return p10.clone();
    }

    /** The last day of each customer's interval: a copy. */
    @Override
    public double[] p90() {
        return p90.clone();
    }
}
