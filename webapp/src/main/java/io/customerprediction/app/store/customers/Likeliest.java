package io.customerprediction.app.store.customers;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/**
 * So many customers with the largest values of something, such as the probability of a return; of those with just the same
 * value the first ones in the log. Immutable.
 */
public final class Likeliest {
    private final BitSet numbers;
    private final int customers;

    private Likeliest(BitSet numbers) {
        this.numbers = numbers;
        this.customers = numbers.cardinality();
    }

    /**
     * Finds them.
     *
     * @param numbers of the customers by their positions, ascending
     * @param values of what is to be large, by position; those below 0 are not known
     * @param customers how many at the most
     */
    static Likeliest largest(IntUnaryOperator numbers, double[] values, long customers) {
        double[] sorted =
                Arrays.stream(values).filter(value -> value >= 0).sorted().toArray();
        int wanted = (int) Math.min(customers, sorted.length);
        BitSet found = new BitSet();
        if (wanted > 0) {
            double least = sorted[sorted.length - wanted];
            long above = Arrays.stream(values).filter(value -> value > least).count();
            for (int i = 0, equal = 0; i < values.length; i++) {
                if (values[i] > least || (values[i] == least && above + equal++ < wanted)) {
                    found.set(numbers.applyAsInt(i));
                }
            }
        }
        return new Likeliest(found);
    }

    /** How many they are. */
    public long customers() {
        return customers;
    }

    boolean contains(int number) {
        return numbers.get(number);
    }
}
