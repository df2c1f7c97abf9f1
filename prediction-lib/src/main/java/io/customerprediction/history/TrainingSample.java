package io.customerprediction.history;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A sample of a log's customers, the same wherever it is drawn: of each stratum (customers with about as many purchase days) the
 * same share, namely those whose ids have the smallest hashes, in the order of their ids. Immutable and thread-safe.
 *
 * <p>A log that lies on several machines is sampled in three steps: customers are counted by {@link #stratum}; each machine
 * keeps those that {@link #mayContain}; {@link #of(PurchaseLog)} draws from these what it would draw from all.
 */
public final class TrainingSample {
    /** How many strata there are: no purchase day, 1, 2, 3 to 4, 5 to 8, and so on. */
    public static final int STRATA = 10;

    /** Within so many standard deviations of its expected place the last customer of a stratum is looked for. */
    private static final int DEVIATIONS = 8;

    private static final double HASHES = 0x1p64;

    /** For each stratum, how many customers are drawn. */
    private final long[] drawn;

    /** For each stratum, the share of all hashes that is looked at. */
    private final double[] shares;

    /**
     * A sample of a log with so many customers.
     *
     * @param customers of each stratum
     * @param most customers that are drawn in all; some more, as each stratum is rounded up
     * @throws IllegalArgumentException if there are not {@value #STRATA} strata, or none is to be drawn
     */
    public TrainingSample(long[] customers, int most) {
        if (customers.length != STRATA || most < 1) {
            throw new IllegalArgumentException(customers.length + " strata and " + most + " customers: give " + STRATA
                    + " strata and at least 1 customer");
        }
        double share =
                Math.min(1, most / (double) Math.max(1, Arrays.stream(customers).sum()));
        drawn = Arrays.stream(customers)
                .map(count -> (long) Math.ceil(count * share))
                .toArray();
        shares = IntStream.range(0, STRATA)
                .mapToDouble(s -> Math.min(
                        1,
                        (drawn[s] + DEVIATIONS * (Math.sqrt((double) drawn[s]) + DEVIATIONS))
                                / Math.max(1, customers[s])))
                .toArray();
    }

    /** The sample of a log that is at hand. */
    public static PurchaseLog of(PurchaseLog log, int most) {
        long[] customers = new long[STRATA];
        for (int i = 0; i < log.size(); i++) {
            customers[stratum(purchaseDays(log.history(i)))]++;
        }
        return new TrainingSample(customers, most).of(log);
    }

    /** The stratum of a customer, from 0 to {@value #STRATA} - 1. */
    public static int stratum(int purchaseDays) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, purchaseDays - 1));
        return purchaseDays == 0 ? 0 : Math.min(STRATA - 1, bits + 1);
    }

    private static int purchaseDays(CustomerHistory history) {
        return (int) IntStream.range(0, history.size())
                .filter(k -> history.orders(k) > 0)
                .count();
    }

    /** Whether a customer can be in the sample; few are that are not in it. */
    public boolean mayContain(String customerId, int purchaseDays) {
        double place = (hash(customerId) >>> 1) * 2.0 / HASHES;
        return place <= shares[stratum(purchaseDays)];
    }

    /** FNV-1a over UTF-8, mixed by SplitMix64's finalizer: the same in every process. */
    private static long hash(String id) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        long first = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }

    /**
     * The sample, drawn from a log that has at least all customers that it {@link #mayContain}.
     *
     * @throws IllegalArgumentException if the log has none of them
     */
    public PurchaseLog of(PurchaseLog log) {
        Map<Integer, List<Integer>> strata = new HashMap<>();
        for (int i = 0; i < log.size(); i++) {
            int days = purchaseDays(log.history(i));
            if (mayContain(log.customerId(i), days)) {
                strata.computeIfAbsent(stratum(days), s -> new ArrayList<>()).add(i);
            }
        }
        List<Integer> chosen = new ArrayList<>();
        strata.forEach((stratum, customers) -> customers.stream()
                .sorted(Comparator.<Integer, Long>comparing(
                                i -> hash(log.customerId(i)) ^ Long.MIN_VALUE) // as numbers without a sign
                        .thenComparing(log::customerId))
                .limit(drawn[stratum])
                .forEach(chosen::add));
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("the log has no customer of the sample");
        }
        chosen.sort(Comparator.comparing(log::customerId));
        PurchaseLogBuilder builder = new PurchaseLogBuilder();
        chosen.forEach(i -> copy(log.customerId(i), log.history(i), builder));
        return builder.build(log.hasAmounts(), log.hasOrders());
    }

    private static void copy(String id, CustomerHistory history, PurchaseLogBuilder builder) {
        for (int k = 0; k < history.size(); k++) {
            BigDecimal amount = BigDecimal.valueOf(history.millionths(k), 6);
            builder.add(id, LocalDate.ofEpochDay(history.day(k)), amount, history.orders(k));
        }
    }
}
