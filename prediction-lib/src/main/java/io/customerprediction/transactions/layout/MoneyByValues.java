package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.values.Decimals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks for the money of a log in the values of its columns, where no name is known. */
final class MoneyByValues {
    private static final double MOST = 0.5;
    private static final double NEARLY_ALL = 0.95;
    private static final int ENOUGH_ROWS = 5;

    private static final Pattern MONEY =
            Pattern.compile("[^\\d]{0,4}\\d{1,3}([.,' \u00a0\u202f]?\\d{3})*[.,]\\d{2}[^\\d]{0,5}");

    private final Sample sample;
    private final Map<Role, Integer> columns;
    private final Findings findings;

    MoneyByValues(Sample sample, Map<Role, Integer> columns, Findings findings) {
        this.sample = sample;
        this.columns = columns;
        this.findings = findings;
    }

    /** Whether most of the values are amounts with hundredths. */
    static boolean looksLikeMoney(List<String> present) {
        long fitting =
                present.stream().filter(value -> MONEY.matcher(value).matches()).count();
        return !present.isEmpty() && fitting > MOST * present.size();
    }

    /**
     * Refuses debit and credit: two columns of money of which each row fills one. Which of them is what was bought is asked.
     *
     * @throws IOException if there are such two columns
     */
    void requireOneDirection() throws IOException {
        List<Integer> money = unused();
        int amount = columns.getOrDefault(Role.AMOUNT, -1);
        if (amount >= 0 && looksLikeMoney(sample.present(amount))) {
            money.add(amount);
        }
        for (int one : money) {
            for (int other : money) {
                if (one < other && excludeEachOther(one, other)) {
                    throw new IOException("the money stands in two columns, " + quoted(sample.name(one)) + " and "
                            + quoted(sample.name(other)) + ", of which each row has one, such as debit and credit: name"
                            + " the one with what was bought with --amount-column");
                }
            }
        }
    }

    /** Without a name that is known, the only column whose amounts have the sign of a currency is the money. */
    void choose() {
        List<Integer> signed = unused().stream().filter(this::hasSigns).toList();
        if (signed.size() == 1) {
            columns.put(Role.AMOUNT, signed.get(0));
            findings.doubt("the money is taken from " + quoted(sample.name(signed.get(0)))
                    + ", because its values are amounts: name another column with --amount-column if that is wrong");
        }
    }

    /** Columns of money without a role. */
    private List<Integer> unused() {
        List<Integer> money = new ArrayList<>();
        for (int column = 0; column < sample.header().size(); column++) {
            if (!columns.containsValue(column) && looksLikeMoney(sample.present(column))) {
                money.add(column);
            }
        }
        return money;
    }

    private boolean hasSigns(int column) {
        List<String> present = sample.present(column);
        return present.stream()
                        .filter(value -> !Decimals.currency(value).isEmpty())
                        .count()
                > MOST * present.size();
    }

    private boolean excludeEachOther(int one, int other) {
        long apart = sample.rows().stream()
                .filter(row -> (AmountChoice.number(row, one) == 0) != (AmountChoice.number(row, other) == 0))
                .count();
        long ofOne = sample.rows().stream()
                .filter(row -> AmountChoice.number(row, one) != 0)
                .count();
        long ofOther = sample.rows().stream()
                .filter(row -> AmountChoice.number(row, other) != 0)
                .count();
        return apart >= NEARLY_ALL * sample.rows().size() && Math.min(ofOne, ofOther) >= ENOUGH_ROWS;
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }
}
