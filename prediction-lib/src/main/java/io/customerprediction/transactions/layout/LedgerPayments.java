package io.customerprediction.transactions.layout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the payments in a ledger: a type of rows with negative amounts only, nearly each of which is that of an invoice of
 * the same customer. They settle what was bought and give nothing back.
 */
final class LedgerPayments {
    private static final int ENOUGH_ROWS = 10;
    private static final double NEARLY_ALL = 0.9;
    private static final double MANY = 0.25;

    /** A value that says so needs not stand on many rows. */
    private static final Pattern PAYMENT = Pattern.compile(
            "(customer |incoming )?(payment|receipt|zahlung|zahlungseingang|paiement|règlement|pago|cobro|pagamento|incasso|betaling|ontvangst)s?");

    private final Sample sample;
    private final Columns columns;
    private final Findings findings;

    LedgerPayments(Sample sample, Columns columns, Findings findings) {
        this.sample = sample;
        this.columns = columns;
        this.findings = findings;
    }

    /** By column of types, the values, in lower case, whose rows are payments of invoices. */
    Map<Integer, Set<String>> byColumn() {
        Map<Integer, Set<String>> payments = new HashMap<>();
        int amount = columns.column(Role.AMOUNT);
        if (amount >= 0) {
            for (int type : Vocabulary.candidates(Role.TYPE, sample.header())) {
                payments.put(type, of(type, amount));
            }
        }
        payments.values().removeIf(Set::isEmpty);
        return payments;
    }

    private Set<String> of(int type, int amount) {
        Set<String> sold = new HashSet<>();
        Map<String, Integer> rows = new HashMap<>();
        Map<String, Integer> settling = new HashMap<>();
        for (List<String> row : sample.rows()) {
            long money = RepeatedSums.money(row.get(amount));
            if (money > 0) {
                sold.add(key(row, money));
            }
        }
        for (List<String> row : sample.rows()) {
            long money = RepeatedSums.money(row.get(amount));
            String value = row.get(type).toLowerCase(Locale.ROOT);
            rows.merge(value, 1, Integer::sum);
            settling.merge(value, money < 0 && sold.contains(key(row, -money)) ? 1 : 0, Integer::sum);
        }
        Set<String> payments = new HashSet<>();
        rows.forEach((value, all) -> {
            boolean settles = settling.getOrDefault(value, 0) >= NEARLY_ALL * all;
            boolean many = all >= ENOUGH_ROWS && all >= MANY * sample.rows().size();
            if (settles && !value.isEmpty() && (many || PAYMENT.matcher(value).matches())) {
                payments.add(value);
                findings.decide("rows '" + value + "' in '" + sample.name(type)
                        + "' are payments of invoices, whose amounts they have, and are left out");
            }
        });
        return payments;
    }

    private String key(List<String> row, long money) {
        return row.get(columns.column(Role.CUSTOMER)) + ' ' + money;
    }
}
