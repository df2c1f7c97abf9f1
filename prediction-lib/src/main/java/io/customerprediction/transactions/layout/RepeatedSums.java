package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.Millionths;
import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.values.Decimals;
import io.customerprediction.transactions.values.StatusWords;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds types of rows that repeat the money of another type: tills write a row for the sale, one for each of its lines and
 * one for the payment, all with the same sum.
 */
final class RepeatedSums {
    private static final int ENOUGH_ORDERS = 5;
    private static final double NEARLY_ALL = 0.9;
    private static final int MOST_TYPES = 8;

    private final Sample sample;
    private final Columns columns;
    private final Findings findings;

    RepeatedSums(Sample sample, Columns columns, Findings findings) {
        this.sample = sample;
        this.columns = columns;
        this.findings = findings;
    }

    /** By column of types, the values, in lower case, whose rows repeat the money of others. */
    Map<Integer, Set<String>> byColumn() {
        Map<Integer, Set<String>> repeated = new HashMap<>();
        int amount = columns.column(Role.AMOUNT);
        if (amount >= 0 && columns.has(Role.ORDER)) {
            for (int type : Vocabulary.candidates(Role.TYPE, sample.header())) {
                repeated.put(type, of(type, amount));
            }
        }
        repeated.values().removeIf(Set::isEmpty);
        return repeated;
    }

    private Set<String> of(int type, int amount) {
        Map<String, Map<String, Long>> sums = new HashMap<>();
        for (List<String> row : sample.rows()) {
            String value = row.get(type).toLowerCase(Locale.ROOT);
            RowMeaning meaning = StatusWords.of(value);
            if (!value.isEmpty() && (meaning == RowMeaning.SALE || meaning == RowMeaning.UNKNOWN)) {
                sums.computeIfAbsent(value, absent -> new HashMap<>())
                        .merge(row.get(columns.column(Role.ORDER)), money(row.get(amount)), Long::sum);
            }
        }
        Set<String> repeated = new HashSet<>();
        if (sums.size() > MOST_TYPES) {
            return repeated;
        }
        for (String one : sums.keySet()) {
            if (sums.size() > 2 && areSame(sums.get(one), others(one, sums))) {
                repeated.addAll(sums.keySet());
                repeated.remove(one);
                findings.decide("rows '" + one + "' in '" + sample.name(type)
                        + "' have the money of all other rows of their order, which are left out");
                return repeated;
            }
        }
        for (String one : sums.keySet()) {
            for (String other : sums.keySet()) {
                if (!one.equals(other)
                        && !repeated.contains(one)
                        && !repeated.contains(other)
                        && areSame(sums.get(one), sums.get(other))) {
                    String later = one.length() <= other.length() ? other : one;
                    repeated.add(later);
                    findings.decide("rows '" + later + "' in '" + sample.name(type)
                            + "' repeat the money of other rows of" + " their order and are left out");
                }
            }
        }
        return repeated;
    }

    private static Map<String, Long> others(String one, Map<String, Map<String, Long>> sums) {
        Map<String, Long> others = new HashMap<>();
        sums.forEach((value, byOrder) -> {
            if (!value.equals(one)) {
                byOrder.forEach((order, sum) -> others.merge(order, sum, Long::sum));
            }
        });
        return others;
    }

    private static boolean areSame(Map<String, Long> one, Map<String, Long> other) {
        Set<String> both = new HashSet<>(one.keySet());
        both.retainAll(other.keySet());
        long same = both.stream()
                .filter(order -> one.getOrDefault(order, 0L) != 0
                        && one.getOrDefault(order, 0L).equals(other.get(order)))
                .count();
        return both.size() >= ENOUGH_ORDERS
                && both.size() >= NEARLY_ALL * Math.min(one.size(), other.size())
                && same >= NEARLY_ALL * both.size();
    }

    /** An amount in millionths, whatever its decimal mark; 0 where it is none. */
    static long money(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Slice slice = new Slice();
        slice.set(bytes, 0, bytes.length);
        long point = new Decimals('.').millionths(slice);
        long money = Millionths.isNumber(point) ? point : new Decimals(',').millionths(slice);
        return Millionths.isNumber(money) ? money : 0;
    }
}
