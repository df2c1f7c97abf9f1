package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.Millionths;
import io.customerprediction.transactions.RowBatch;
import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.values.Decimals;
import io.customerprediction.transactions.values.StatusWords;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Finds types of rows that repeat the money of another type: tills write a row for the sale, one for each of its lines and
 * one for the payment, all with the same sum; payment services write one for each step of a payment. Of the steps that no
 * failed payment has, the first is that of the purchase.
 */
final class RepeatedSums {
    private static final int ENOUGH_ORDERS = 5;
    private static final double NEARLY_ALL = 0.9;
    private static final int MOST_TYPES = 8;

    private final Sample sample;
    private final Columns columns;
    private final ToIntFunction<String> dayOf;
    private final Findings findings;

    /** @param dayOf the day of a time, so that earlier ones are told from later ones */
    RepeatedSums(Sample sample, Columns columns, ToIntFunction<String> dayOf, Findings findings) {
        this.sample = sample;
        this.columns = columns;
        this.dayOf = dayOf;
        this.findings = findings;
    }

    /** By column of types, the values, in lower case, whose rows repeat the money of others. */
    Map<Integer, Set<String>> byColumn() {
        Map<Integer, Set<String>> repeated = new HashMap<>();
        int amount = columns.column(Role.AMOUNT);
        if (amount >= 0 && columns.has(Role.ORDER)) {
            Set<Integer> types = new LinkedHashSet<>(Vocabulary.candidates(Role.TYPE, sample.header()));
            if (new OrderShape(sample, columns.column(Role.ORDER)).hasSeveralTimes(columns.column(Role.TIME))) {
                types.addAll(Vocabulary.candidates(Role.STATUS, sample.header()));
            }
            types.forEach(type -> repeated.put(type, of(type, amount)));
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
                    String later = isFirst(one, other, type) ? other : one;
                    repeated.add(later);
                    findings.decide("rows '" + later + "' in '" + sample.name(type)
                            + "' repeat the money of other rows of" + " their order and are left out");
                }
            }
        }
        return repeated;
    }

    /** Whether the rows of the one are rather those of the purchase than the rows of the other. */
    private boolean isFirst(String one, String other, int type) {
        Map<String, Integer> ofOne = days(one, type);
        Map<String, Integer> ofOther = days(other, type);
        Set<String> failed = failed(type);
        long failures = count(ofOne, failed) - count(ofOther, failed);
        if (failures != 0) {
            return failures < 0;
        }
        long apart = 0;
        for (Map.Entry<String, Integer> entry : ofOne.entrySet()) {
            apart += entry.getValue() - ofOther.getOrDefault(entry.getKey(), entry.getValue());
        }
        return apart == 0 ? one.length() <= other.length() : apart < 0;
    }

    private static long count(Map<String, Integer> days, Set<String> orders) {
        return days.keySet().stream().filter(orders::contains).count();
    }

    /** The day of each order's first row with the value. */
    private Map<String, Integer> days(String value, int type) {
        Map<String, Integer> days = new HashMap<>();
        for (List<String> row : sample.rows()) {
            int day = dayOf.applyAsInt(row.get(columns.column(Role.TIME)));
            if (day > RowBatch.MISSING_DAY
                    && row.get(type).toLowerCase(Locale.ROOT).equals(value)) {
                days.putIfAbsent(row.get(columns.column(Role.ORDER)), day);
            }
        }
        return days;
    }

    /** The orders of which a row says that they came to nothing. */
    private Set<String> failed(int type) {
        Set<String> failed = new HashSet<>();
        for (List<String> row : sample.rows()) {
            RowMeaning meaning = StatusWords.of(row.get(type));
            if (meaning == RowMeaning.FAILED || meaning == RowMeaning.CANCELLED) {
                failed.add(row.get(columns.column(Role.ORDER)));
            }
        }
        return failed;
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
