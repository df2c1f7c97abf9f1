package io.customerprediction.examples.data;

import java.util.SplittableRandom;

/**
 * Random draws that are the same on every machine: the generator is specified bit by bit, and {@link StrictMath} rounds
 * alike everywhere, which {@link Math} and the distributions of the JDK do not promise.
 */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Draws that do not depend on how many this one has made. */
    Chance split() {
        return new Chance(random.nextLong());
    }

    boolean is(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + (int) (random.nextDouble() * (most - least + 1.0));
    }

    double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    /** A waiting time: exponential for one stage, steadier the more stages it passes (Erlang). */
    double wait(double mean, int stages) {
        double sum = 0;
        for (int i = 0; i < stages; i++) {
            sum -= StrictMath.log(1 - random.nextDouble());
        }
        return mean * sum / stages;
    }

    /** A positive value around the middle, as often twice as half of it (log-normal but for its far tails). */
    double around(double middle, double spread) {
        double normal = 0;
        for (int i = 0; i < 12; i++) {
            normal += random.nextDouble();
        }
        return middle * StrictMath.exp(spread * (normal - 6));
    }
}
