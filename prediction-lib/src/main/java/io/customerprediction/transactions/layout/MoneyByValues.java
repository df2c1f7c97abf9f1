package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.values.Decimals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for the money of a log in the values of its columns, where no name is known. */
final class MoneyByValues {
    private static final double MOST = 0.5;
    private static final double NEARLY_ALL = 0.95;
    private static final int ENOUGH_ROWS = 5;

    private static final Pattern MONEY =
            Pattern.compile("[^\\d]{0,4}\\d{1,3}([.,' \u00a0\u202f]?\\d{3})*[.,]\\d{2}[^\\d]{0,5}");

    private static final Pattern MONEY_WORD = Pattern.compile(
            ".*(amount|total|price|paid|betrag|summe|umsatz|brutto|netto|montant|prix|importe|monto|importo|totale|bedrag|totaal"
                    + "|kwota|wartosc|valor|preco|belopp|beløb|beløp|castka|toplam|tutar|osszeg|сумма|сума"
                    + "|iznos|金額|金额|금액).*");

    /** Money that is no purchase, or only a part of one. */
    private static final Pattern OTHER_MONEY = Pattern.compile(
            ".*(tax|vat|mwst|ust$|tva|iva$|btw$|moms|ship|versand|porto|livraison|envio|frete|verzend|discount|rabatt|remise|descuento|sconto"
                    + "|korting|desconto|fee|gebuhr|frais|comision|commission|provision|balance|saldo|solde|tip|trinkgeld|pourboire|cost|kosten"
                    + "|refund|erstatt|rembours|reembols|rimbors|credit|limit|budget|goal|lifetime|average|due|offen).*");

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
        Integer amount = columns.get(Role.AMOUNT);
        List<Integer> candidates = amount == null ? money : List.of(amount);
        for (int one : candidates) {
            for (int other : money) {
                if (one != other && excludeEachOther(one, other)) {
                    throw new IOException("the money stands in two columns, " + quoted(sample.name(one)) + " and "
                            + quoted(sample.name(other)) + ", of which each row has one, such as debit and credit: name"
                            + " the one with what was bought with --amount-column");
                }
            }
        }
    }

    /**
     * Without a name that is known, the money is the only column of amounts that is called so in a part of its name, one
     * with the tax before one without; else the only one whose amounts have the sign of a currency.
     */
    void choose() {
        List<Integer> money = unused();
        List<Integer> called = money.stream()
                .filter(column -> isCalledMoney(HeaderNames.plain(sample.name(column))))
                .toList();
        List<Integer> taxed = called.stream()
                .filter(column -> !AmountChoice.isPart(sample.name(column)))
                .toList();
        Stream.of(taxed, called, money.stream().filter(this::hasSigns).toList())
                .filter(columns -> columns.size() == 1)
                .findFirst()
                .ifPresent(columns -> take(columns.get(0)));
    }

    private static boolean isCalledMoney(String plain) {
        return MONEY_WORD.matcher(plain).matches()
                && !OTHER_MONEY.matcher(plain).matches();
    }

    private void take(int column) {
        columns.put(Role.AMOUNT, column);
        findings.doubt("the money is taken from " + quoted(sample.name(column))
                + ", because its values are amounts: name another column with --amount-column if that is wrong");
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
