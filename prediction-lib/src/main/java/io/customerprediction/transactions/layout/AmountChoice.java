package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.values.Narrow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Chooses the money of a row among its columns of amounts and prices: what was paid counts. */
final class AmountChoice {
    private static final double MOST = 0.5;
    private static final double NEARLY_ALL = 0.95;
    private static final int ENOUGH_VALUES = 1_000;
    private static final int ENOUGH_ROWS = 5;
    private static final int ENOUGH_PRODUCTS = 5;
    private static final long A_CENT = 10_001;
    private static final double MILLION = 1e6;

    /** Amounts that are only a part of what was paid. */
    private static final Pattern PART =
            Pattern.compile(".*(sub|net|netto|vortax|exkl|excl|exc|ohne|hors|sin|senza|due|balance).*");

    private static final Pattern NUMBER =
            Pattern.compile("[^\\p{L}]{0,4}\\p{L}{0,4}[^\\p{L}]*\\d[^\\p{L}]*\\p{L}{0,4}\\.?");

    /** A whole number above 0. */
    private static final Pattern COUNT = Pattern.compile("0*[1-9]\\d*([.,]0+)?");

    private static final Pattern TAX = Pattern.compile(
            ".*(tax|vat|gst|hst|mwst|ust|mehrwertsteuer|umsatzsteuer|steuer|tva|iva|btw|moms|podatek|imposto|impuesto|imposta).*");

    private final Sample sample;
    private final Map<Role, Integer> columns;
    private final ColumnNames names;
    private final boolean isKnown;
    private final Findings findings;

    /** @param isKnown whether the layout is known as a whole, so that its columns need no proof */
    AmountChoice(Sample sample, Map<Role, Integer> columns, ColumnNames names, boolean isKnown, Findings findings) {
        this.sample = sample;
        this.columns = columns;
        this.names = names;
        this.isKnown = isKnown;
        this.findings = findings;
    }

    /** Whether the name is that of a part of what was paid, such as the money without the tax. */
    static boolean isPart(String name) {
        return PART.matcher(HeaderNames.plain(name)).matches();
    }

    /** Whether most values are numbers, with a currency or without. */
    static boolean isMoney(Sample sample, int column) {
        List<String> all = sample.present(column);
        List<String> present = all.subList(0, Math.min(all.size(), ENOUGH_VALUES));
        long numbers = present.stream()
                .filter(value -> NUMBER.matcher(Narrow.of(value)).matches())
                .count();
        return sample.rows().isEmpty() || numbers >= MOST * present.size();
    }

    /**
     * The amount, unless only the price was named.
     *
     * @throws IOException if the money stands in two columns, one for each direction
     */
    void choose() throws IOException {
        if (names.of(Role.AMOUNT) == null && names.of(Role.PRICE) != null) {
            columns.remove(Role.AMOUNT);
        }
        boolean free = !isKnown && names.of(Role.AMOUNT) == null && names.of(Role.PRICE) == null;
        if (free) {
            lineOfPieces();
            lineByProducts();
            withTax();
        }
        if (free && !columns.containsKey(Role.PRICE)) {
            MoneyByValues byValues = new MoneyByValues(sample, columns, findings);
            byValues.requireOneDirection();
            if (!columns.containsKey(Role.AMOUNT)) {
                byValues.choose();
            }
        }
        returned();
        remaining();
        if (columns.containsKey(Role.AMOUNT)) {
            orderTotal();
            List.of(Role.QUANTITY, Role.PRICE, Role.DISCOUNT).forEach(this::drop);
        } else if (!columns.containsKey(Role.PRICE)) {
            columns.remove(Role.DISCOUNT);
            columns.remove(Role.QUANTITY);
        }
    }

    /** What came back is taken off the quantity; where that is not multiplied in, it is said. */
    private void returned() {
        Integer returned = columns.get(Role.RETURNED);
        boolean pieces = columns.containsKey(Role.PRICE) && columns.containsKey(Role.QUANTITY);
        if (returned == null || sample.present(returned).stream().noneMatch(COUNT.asMatchPredicate())) {
            columns.remove(Role.RETURNED);
        } else if (pieces) {
            findings.decide(quoted(sample.name(returned)) + " is taken off the quantity");
        } else {
            columns.remove(Role.RETURNED);
            if (!columns.containsKey(Role.REFUNDED)) {
                findings.doubt(quoted(sample.name(returned))
                        + " is not taken off the money: give an export with what was paid or refunded");
            }
        }
    }

    /** What refunds left of the amount is at most the amount; it says more than what was refunded. */
    private void remaining() {
        Integer remaining = columns.get(Role.REMAINING);
        int amount = columns.getOrDefault(Role.AMOUNT, -1);
        if (remaining == null || amount < 0 || sample.present(remaining).isEmpty()) {
            columns.remove(Role.REMAINING);
            return;
        }
        long less = 0;
        long more = 0;
        for (List<String> row : sample.rows()) {
            double kept = row.get(remaining).isEmpty() ? 0 : number(row, remaining);
            less += kept < number(row, amount) ? 1 : 0;
            more += kept > number(row, amount) ? 1 : 0;
        }
        if (more > less) {
            columns.remove(Role.REMAINING);
            findings.doubt(quoted(sample.name(remaining)) + " is often above " + quoted(sample.name(amount))
                    + ", so that it is not looked at: name it with --amount-column if it is what was paid");
            return;
        }
        columns.remove(Role.REFUNDED);
        findings.decide(quoted(sample.name(remaining)) + " is what refunds left of " + quoted(sample.name(amount))
                + ", and counts where it is filled");
    }

    /** What was paid for a whole order counts, where it stands beside lines that add up to something else. */
    private void orderTotal() {
        Integer order = columns.get(Role.ORDER);
        int line = columns.getOrDefault(Role.AMOUNT, -1);
        if (order == null || isKnown || names.of(Role.AMOUNT) != null) {
            return;
        }
        OrderShape shape = new OrderShape(sample, order);
        if (shape.repeatsTotals(line)) {
            return;
        }
        for (int total : Vocabulary.candidates(Role.AMOUNT, sample.header())) {
            boolean other = total != line
                    && !columns.containsValue(total)
                    && !PART.matcher(HeaderNames.plain(sample.name(total))).matches();
            if (other && isMoney(sample, total) && shape.repeatsTotals(total) && shape.differsFromLines(total, line)) {
                columns.put(Role.AMOUNT, total);
                findings.decide(quoted(sample.name(total)) + " counts, for it is what was paid for the order; "
                        + quoted(sample.name(line)) + " adds up to something else");
                return;
            }
        }
    }

    private void drop(Role role) {
        Integer column = columns.remove(role);
        if (column != null && role != Role.DISCOUNT) {
            findings.decide("the money is that of " + quoted(sample.name(columns.getOrDefault(Role.AMOUNT, 0))) + "; "
                    + quoted(sample.name(column)) + " is not multiplied in");
        }
    }

    /** Where an amount times the quantity is another column's, that one is the money of the line. */
    private void lineOfPieces() {
        int each = columns.getOrDefault(Role.AMOUNT, -1);
        int quantity = columns.getOrDefault(Role.QUANTITY, -1);
        for (int line = 0; each >= 0 && quantity >= 0 && line < sample.header().size(); line++) {
            if (line != each && line != quantity && isProduct(line, each, quantity)) {
                columns.put(Role.AMOUNT, line);
                findings.decide(quoted(sample.name(line)) + " counts, for it is " + quoted(sample.name(each))
                        + " times " + quoted(sample.name(quantity)));
                return;
            }
        }
    }

    private boolean isProduct(int line, int each, int quantity) {
        long several = 0;
        long fitting = 0;
        for (List<String> row : sample.rows()) {
            double pieces = number(row, quantity);
            double price = number(row, each);
            if (pieces > 1 && price != 0) {
                several++;
                fitting += Math.abs(number(row, line) - pieces * price) * MILLION <= A_CENT ? 1 : 0;
            }
        }
        return several >= ENOUGH_ROWS && fitting >= NEARLY_ALL * several;
    }

    /** A price that grows with the quantity of the same product is the money of the line. */
    private void lineByProducts() {
        Integer price = columns.get(Role.PRICE);
        Integer quantity = columns.get(Role.QUANTITY);
        if (columns.containsKey(Role.AMOUNT) || price == null || quantity == null) {
            return;
        }
        for (int product = 0; product < sample.header().size(); product++) {
            boolean other = !columns.containsValue(product) && sample.filled(product) > MOST;
            if (other && growsWithQuantity(product, price, quantity)) {
                columns.remove(Role.PRICE);
                columns.put(Role.AMOUNT, price);
                findings.decide(
                        quoted(sample.name(price)) + " is the money of the line, for it grows with the quantity of the"
                                + " same " + quoted(sample.name(product)));
                return;
            }
        }
    }

    private boolean growsWithQuantity(int product, int price, int quantity) {
        Map<String, List<Double>> single = new HashMap<>();
        Map<String, List<Double>> several = new HashMap<>();
        Map<String, List<Double>> pieces = new HashMap<>();
        for (List<String> row : sample.rows()) {
            double count = number(row, quantity);
            double money = number(row, price);
            String of = row.get(product);
            if (count == 1 && money > 0) {
                single.computeIfAbsent(of, absent -> new ArrayList<>()).add(money);
            } else if (count > 1 && money > 0) {
                several.computeIfAbsent(of, absent -> new ArrayList<>()).add(money);
                pieces.computeIfAbsent(of, absent -> new ArrayList<>()).add(count);
            }
        }
        List<Double> growth = new ArrayList<>();
        single.forEach((of, one) -> {
            if (several.containsKey(of)) {
                double times = median(several.getOrDefault(of, List.of())) / median(one);
                growth.add(Math.log(times) / Math.log(median(pieces.getOrDefault(of, List.of()))));
            }
        });
        long lines = growth.stream()
                .filter(power -> power > MOST && power < 1 + MOST)
                .count();
        return growth.size() >= ENOUGH_PRODUCTS && lines >= 0.9 * growth.size();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** Where a net amount and a tax add up to another column, that one was paid. */
    private void withTax() {
        int net = columns.getOrDefault(Role.AMOUNT, -1);
        if (net < 0 || !PART.matcher(HeaderNames.plain(sample.name(net))).matches()) {
            return;
        }
        for (int tax = 0; tax < sample.header().size(); tax++) {
            for (int total = 0;
                    TAX.matcher(HeaderNames.plain(sample.name(tax))).matches()
                            && total < sample.header().size();
                    total++) {
                if (total != net && total != tax && isSum(total, net, tax)) {
                    columns.put(Role.AMOUNT, total);
                    findings.decide(quoted(sample.name(total)) + " counts, for it is " + quoted(sample.name(net))
                            + " with " + quoted(sample.name(tax)));
                    return;
                }
            }
        }
    }

    private boolean isSum(int total, int net, int tax) {
        long taxed = 0;
        long fitting = 0;
        for (List<String> row : sample.rows()) {
            double added = number(row, tax);
            if (added != 0) {
                taxed++;
                fitting += Math.abs(number(row, total) - number(row, net) - added) * MILLION <= 2 * A_CENT ? 1 : 0;
            }
        }
        return taxed >= ENOUGH_ROWS && fitting >= NEARLY_ALL * taxed;
    }

    static double number(List<String> row, int column) {
        return RepeatedSums.money(row.get(column)) / MILLION;
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }
}
