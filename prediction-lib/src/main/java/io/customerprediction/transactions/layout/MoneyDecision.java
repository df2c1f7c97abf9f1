package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.layout.Money.Discount;
import io.customerprediction.transactions.values.AmbiguousValuesException;
import io.customerprediction.transactions.values.CurrencyCodes;
import io.customerprediction.transactions.values.DecimalMarks;
import io.customerprediction.transactions.values.Decimals;
import io.customerprediction.transactions.values.OpenQuestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Decides how the money of a row is read: the decimal mark, cents, discounts, currencies. */
final class MoneyDecision {
    private static final int ENOUGH = 20;
    private static final long BEYOND_PRICES = 1_000;
    /** Yen and won have no hundredths, and amounts in yuan are written with theirs. */
    private static final Pattern EAST_ASIAN =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]");

    private static final Pattern CENTS =
            Pattern.compile(".*(cents?|pence|centavos|centimes|minor|minorunits?|pennies|grosze|øre|ore|moneyamount)$");
    private static final Pattern THOUSANDS = Pattern.compile("\\D*\\d{1,3}(\\.\\d{3})+\\D*");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,12}(\\.0)?");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+([.,]\\d+)?");
    private static final Pattern SHARE = Pattern.compile("[01]?(\\.\\d+)?|0,\\d+");

    /** Currencies that are written without decimals. */
    private static final Set<String> WITHOUT_DECIMALS = Set.of(
            "JPY", "KRW", "CLP", "VND", "IDR", "HUF", "ISK", "COP", "PYG", "UGX", "XAF", "XOF", "TWD", "CRC", "¥", "₩",
            "₫");

    private final Sample sample;
    private final Columns columns;
    private final Choices choices;
    private final Findings findings;

    MoneyDecision(Sample sample, Columns columns, Choices choices, Findings findings) {
        this.sample = sample;
        this.columns = columns;
        this.choices = choices;
        this.findings = findings;
    }

    /** @throws AmbiguousValuesException if amounts can be read in more than one way, and nothing decides */
    Money decide() {
        List<String> amounts = values(columns.has(Role.AMOUNT) ? Role.AMOUNT : Role.PRICE);
        List<String> all = new ArrayList<>(amounts);
        all.addAll(columns.has(Role.AMOUNT) ? List.of() : values(Role.QUANTITY));
        char mark = choices.decimalMark() == null ? mark(amounts, all) : choices.decimalMark();
        requireOneCurrency(amounts);
        return new Money(new Decimals(mark), cents(amounts), discount(), choices.currency(), choices.rates());
    }

    private char mark(List<String> amounts, List<String> all) {
        if (sample.isTyped() && all.stream().noneMatch(amount -> amount.indexOf(',') >= 0)) {
            return '.';
        }
        List<String> deciding = sample.isTyped() // numbers that a typed source holds as text
                ? all.stream().filter(amount -> amount.indexOf(',') >= 0).toList()
                : all;
        char mark = found(deciding);
        if (mark == ','
                && amounts.stream().noneMatch(amount -> amount.indexOf(',') >= 0)
                && amounts.stream().anyMatch(THOUSANDS.asMatchPredicate())) {
            findings.decide("amounts are whole numbers with points between the thousands");
        }
        return mark;
    }

    /** Where the amounts alone do not decide, the other columns of the file do, which are written alike. */
    private char found(List<String> deciding) {
        try {
            return DecimalMarks.find(deciding, sample.semicolons(), "--decimal-mark");
        } catch (AmbiguousValuesException undecided) {
            List<String> others = new ArrayList<>();
            for (int column = 0; column < sample.header().size(); column++) {
                List<String> values = sample.present(column);
                boolean decimals = !values.isEmpty()
                        && values.stream()
                                .allMatch(value -> DECIMAL.matcher(value).matches());
                others.addAll(decimals ? values : List.of());
            }
            long points =
                    others.stream().filter(value -> value.indexOf('.') >= 0).count();
            long commas =
                    others.stream().filter(value -> value.indexOf(',') >= 0).count();
            boolean oneMark = (points == 0) != (commas == 0);
            boolean proven = others.stream().anyMatch(value -> !value.matches("-?\\d*([.,]\\d{3})?"));
            if (oneMark && proven) {
                return points > 0 ? '.' : ',';
            }
            throw undecided;
        }
    }

    private List<String> values(Role role) {
        return columns.has(role) ? sample.present(columns.column(role)) : List.of();
    }

    private boolean cents(List<String> amounts) {
        if (choices.cents() != null) {
            return choices.cents();
        }
        int column = amountColumn();
        if (column < 0) {
            return false;
        }
        boolean whole =
                amounts.stream().allMatch(amount -> WHOLE.matcher(amount).matches());
        boolean smallest = columns.inSmallestUnit() && !isWithoutDecimals();
        if (whole
                && (smallest
                        || CENTS.matcher(HeaderNames.plain(sample.name(column))).matches())) {
            findings.decide("'" + sample.name(column) + "' is in hundredths of the currency's unit");
            return true;
        }
        if (whole && amounts.size() >= ENOUGH && median(amounts) >= BEYOND_PRICES && !isWithoutDecimals()) {
            throw new AmbiguousValuesException(
                    OpenQuestion.AMOUNT_UNIT,
                    "the amounts in '" + sample.name(column)
                            + "' are whole numbers, half of them above "
                            + String.format(Locale.ROOT, "%,d", median(amounts) - 1)
                            + ", and may be cents: give --amount-unit cents or --amount-unit units");
        }
        return false;
    }

    private int amountColumn() {
        return columns.column(columns.has(Role.AMOUNT) ? Role.AMOUNT : Role.PRICE);
    }

    private static long median(List<String> amounts) {
        List<Long> sizes = new ArrayList<>();
        amounts.forEach(amount -> sizes.add(Math.abs(Long.parseLong(amount.replace(".0", "")))));
        Collections.sort(sizes);
        return sizes.get(sizes.size() / 2);
    }

    private boolean isWithoutDecimals() {
        List<String> currencies = values(Role.CURRENCY);
        if (currencies.isEmpty()
                && EAST_ASIAN.matcher(sample.name(amountColumn())).find()) {
            return true;
        }
        return !currencies.isEmpty()
                && currencies.stream().allMatch(value -> WITHOUT_DECIMALS.contains(value.toUpperCase(Locale.ROOT)));
    }

    private void requireOneCurrency(List<String> amounts) {
        Set<String> signs = new TreeSet<>();
        amounts.forEach(amount -> signs.add(CurrencyCodes.of(Decimals.currency(amount))));
        signs.remove("");
        if (signs.size() > 1
                && !columns.has(Role.CURRENCY)
                && choices.rates().isEmpty()
                && choices.currency() == null) {
            throw new AmbiguousValuesException(
                    OpenQuestion.CURRENCY,
                    "the amounts are in several currencies (" + String.join(", ", signs)
                            + "), which cannot be added: keep one with --currency, or give --rates such as USD=0.92,GBP=1.17",
                    signs);
        }
    }

    private Discount discount() {
        if (!columns.has(Role.DISCOUNT)) {
            return Discount.NONE;
        }
        int column = columns.column(Role.DISCOUNT);
        List<String> values = values(Role.DISCOUNT);
        boolean percent = sample.name(column).matches("(?i).*(percent|pct|%|rate).*")
                || values.stream().anyMatch(value -> value.endsWith("%"));
        boolean share = values.stream().allMatch(value -> SHARE.matcher(value).matches());
        Discount discount = share ? Discount.SHARE : percent ? Discount.PERCENT : Discount.AMOUNT;
        findings.decide("'" + sample.name(column) + "' is taken off quantity times price, as "
                + switch (discount) {
                    case SHARE -> "a share";
                    case PERCENT -> "percent";
                    default -> "money";
                });
        return discount;
    }
}
