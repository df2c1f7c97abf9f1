package io.customerprediction.survival;

/** The standard normal distribution. */
final class Normal {
    private static final double LEAST = 1e-12;

    private Normal() {}

    /**
     * The number that a standard normal variable is below with the given probability, to within 4.5e-4 (Abramowitz and
     * Stegun 1964, 26.2.23).
     */
    static double quantile(double probability) {
        double tail = Math.max(LEAST, Math.min(probability, 1 - probability));
        double t = Math.sqrt(-2 * Math.log(tail));
        double z =
                t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        return probability < 0.5 ? -z : z;
    }
}
