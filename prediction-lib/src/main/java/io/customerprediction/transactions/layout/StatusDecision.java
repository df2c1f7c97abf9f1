package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.layout.Statuses.Column;
import io.customerprediction.transactions.layout.Statuses.Kind;
import io.customerprediction.transactions.values.Remarks;
import io.customerprediction.transactions.values.StatusWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides which columns say whether a row is a purchase. */
final class StatusDecision {
    /** A column with more different values is no list of statuses. */
    private static final int MOST_VALUES = 60;

    /** Names that leave no doubt that the column is about the order or payment. */
    private static final Pattern CERTAIN = Pattern.compile(
            "(financial|payment|order|transaction|sale|invoice|purchase|zahlungs|bestell|auftrags|betaal|bestel).*"
                    + "(status|state|zustand)|(transaction|event|record).*type|status|(response|result)code");

    private static final Pattern WAY_TO_PAY = Pattern.compile(
            "(credit|debit|cash|gift|card|che(ck|que)|house|visa|master|amex|paypal|voucher|transfer|other|bank).*");

    /** Names of columns for the state of the payment, as letters without accents. */
    private static final Pattern PAYMENT = Pattern.compile(
            ".*(payment|financial|zahlung|bezahl|paiement|pago|pagamento|betaal|betaling|betalning|platnosc|płatnosc|platby|odeme"
                    + "|fizetes|πληρωμης|πληρωμησ|оплаты|платежа|maksun|plata|入金|決済|支払|付款|支付|결제).*");

    private static final Set<Role> OWN = Set.of(
            Role.STATUS,
            Role.TYPE,
            Role.CANCELLED,
            Role.PAID,
            Role.TEST,
            Role.REFUND_FLAG,
            Role.SHIPMENT,
            Role.REFUNDED,
            Role.REMARK);

    private final Sample sample;
    private final Columns columns;
    private final ColumnNames named;
    private final Choices choices;
    private final ToIntFunction<String> dayOf;
    private final Findings findings;
    private final Map<String, RowMeaning> beside = new HashMap<>();

    /** @param dayOf the day of a time, so that earlier ones are told from later ones */
    StatusDecision(
            Sample sample,
            Columns columns,
            ColumnNames named,
            Choices choices,
            ToIntFunction<String> dayOf,
            Findings findings) {
        this.sample = sample;
        this.columns = columns;
        this.named = named;
        this.choices = choices;
        this.dayOf = dayOf;
        this.findings = findings;
    }

    Statuses decide() {
        FlagColumns flags = new FlagColumns(sample, findings);
        List<Column> used = new ArrayList<>();
        Set<Integer> words = new LinkedHashSet<>();
        List.of(Role.STATUS, Role.TYPE).forEach(role -> words.addAll(candidates(role)));
        words.forEach(column -> add(words(column), used));
        if (named.of(Role.STATUS) == null) {
            UnnamedStatuses unnamed = new UnnamedStatuses(sample, columns, this::meaning, findings);
            unnamed.byPartOfName(words).forEach(column -> add(words(column), used));
            unnamed.byValues(used).forEach(column -> add(words(column), used));
            if (used.isEmpty()) {
                unnamed.byBehaviour().forEach(column -> add(asked(column), used));
            }
        }
        for (int column : candidates(Role.PAID)) {
            add(flags.paid(column), used);
        }
        for (int column : candidates(Role.CANCELLED)) {
            add(flags.cancellation(column), used);
        }
        for (int column : candidates(Role.TEST)) {
            add(flags.test(column), used);
        }
        for (int column : candidates(Role.REFUND_FLAG)) {
            add(flags.refund(column), used);
        }
        for (int column : candidates(Role.SHIPMENT)) {
            add(shipment(column), used);
        }
        for (int column : candidates(Role.REMARK)) {
            add(remarks(column, used), used);
        }
        Set<String> drop = new HashSet<>(choices.drop());
        Set<String> keep = new HashSet<>(choices.keep());
        Map<Integer, Set<String>> left = new RepeatedSums(sample, columns, dayOf, findings).byColumn();
        new LedgerPayments(sample, columns, findings).byColumn().forEach((column, values) -> {
            left.computeIfAbsent(column, absent -> new HashSet<>()).addAll(values);
            sample.counts(column).keySet().stream()
                    .filter(value -> StatusWords.of(value) == RowMeaning.UNKNOWN)
                    .map(value -> value.toLowerCase(Locale.ROOT))
                    .filter(value -> !values.contains(value))
                    .forEach(keep::add);
        });
        left.forEach((column, values) -> {
            drop.addAll(values);
            if (used.stream().noneMatch(other -> other.index() == column)) {
                used.add(new Column(column, sample.name(column), Kind.WORDS, false));
            }
        });
        return new Statuses(progress(used), keep, drop, beside);
    }

    /** That an order is open says nothing of its payment where each row has the state of that in a column of its own. */
    private List<Column> progress(List<Column> used) {
        List<Column> payments = used.stream().filter(this::isPayment).toList();
        return used.stream()
                .map(column -> isOrder(column) && payments.stream().anyMatch(payment -> isBeside(payment, column))
                        ? column.as(Kind.PROGRESS)
                        : column)
                .toList();
    }

    /** Whether each row with the one has the other, as the first rows of orders may have both alone. */
    private boolean isBeside(Column payment, Column order) {
        return sample.rows().stream()
                .noneMatch(row -> row.get(payment.index()).isEmpty()
                        && !row.get(order.index()).isEmpty());
    }

    private boolean isPayment(Column column) {
        return column.kind() == Kind.WORDS
                && PAYMENT.matcher(HeaderNames.plain(column.name())).matches()
                && sample.present(column.index()).stream().anyMatch(value -> meaning(value) == RowMeaning.SALE)
                && Vocabulary.rank(Role.STATUS, column.name()) < Integer.MAX_VALUE;
    }

    private boolean isOrder(Column column) {
        return column.kind() == Kind.WORDS
                && !isPayment(column)
                && Vocabulary.rank(Role.STATUS, column.name()) < Integer.MAX_VALUE
                && Vocabulary.rank(Role.TYPE, column.name()) == Integer.MAX_VALUE;
    }

    private @Nullable Column shipment(int column) {
        boolean cancels =
                sample.counts(column).keySet().stream().anyMatch(v -> StatusWords.of(v) == RowMeaning.CANCELLED);
        return cancels ? new Column(column, sample.name(column), Kind.SHIPMENT, false) : null;
    }

    private @Nullable Column remarks(int column, List<Column> used) {
        List<String> cancelled =
                sample.present(column).stream().filter(Remarks::sayCancelled).toList();
        if (cancelled.isEmpty() || used.stream().anyMatch(other -> other.index() == column)) {
            return null;
        }
        findings.decide(quoted(column) + ": rows of which it says that they are cancelled, such as '" + cancelled.get(0)
                + "', are set aside");
        return new Column(column, sample.name(column), Kind.REMARKS, false);
    }

    /** A column with a stage for sales that were won. */
    private @Nullable Column stages(int column, Map<String, Long> values) {
        List<String> won = values.keySet().stream().filter(StatusWords::isWon).toList();
        if (won.isEmpty()) {
            return null;
        }
        findings.decide(quoted(column) + ": purchases are " + list(won) + " only; all other stages are set aside");
        return new Column(column, sample.name(column), Kind.STAGES, false);
    }

    /** Whether credit is a way to pay, beside others, rather than money that goes back. */
    private static boolean areWaysToPay(Set<String> values) {
        Set<String> plain = values.stream()
                .map(value -> value.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""))
                .collect(Collectors.toSet());
        return (plain.contains("credit") || plain.contains("creditcard"))
                && plain.stream().allMatch(value -> WAY_TO_PAY.matcher(value).matches());
    }

    private static void add(@Nullable Column column, List<Column> used) {
        if (column != null) {
            used.add(column);
        }
    }

    private List<Integer> candidates(Role role) {
        String name = named.of(role);
        if (name != null) {
            return List.of(HeaderNames.find(sample.header(), name));
        }
        return Vocabulary.candidates(role, sample.header()).stream()
                .filter(column -> columns.roles().entrySet().stream()
                        .noneMatch(entry -> entry.getValue().equals(column) && !OWN.contains(entry.getKey())))
                .toList();
    }

    private boolean isNamed(int column) {
        return List.of(Role.STATUS, Role.TYPE).stream()
                .anyMatch(role -> named.of(role) != null
                        && HeaderNames.find(sample.header(), String.valueOf(named.of(role))) == column);
    }

    private @Nullable Column words(int column) {
        Map<String, Long> values = sample.counts(column);
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            return null;
        }
        beside.putAll(StatusWords.beside(values.keySet()));
        Column stages = stages(column, values);
        if (stages != null) {
            return stages;
        }
        if (!isNamed(column) && areWaysToPay(values.keySet())) {
            return null;
        }
        boolean certain = isNamed(column)
                || CERTAIN.matcher(HeaderNames.plain(sample.name(column))).matches();
        Set<RowMeaning> meanings = values.keySet().stream().map(this::meaning).collect(Collectors.toSet());
        boolean changes = meanings.stream().anyMatch(m -> m != RowMeaning.SALE && m != RowMeaning.UNKNOWN);
        boolean unknown = meanings.contains(RowMeaning.UNKNOWN);
        boolean known = !unknown && Vocabulary.rank(Role.STATUS, sample.name(column)) < Integer.MAX_VALUE;
        if (!changes && !certain && !known) {
            if (unknown && meanings.contains(RowMeaning.SALE)) {
                findings.doubt("all values of " + quoted(column) + " (" + list(values.keySet())
                        + ") are taken for purchases: leave some out with --status-column and --drop");
            }
            return null;
        }
        RefundRows rows = new RefundRows(sample, columns);
        boolean refundRows = rows.stand(column);
        boolean undoes = rows.undo(column);
        findings.decide(words(column, values, refundRows));
        if (undoes) {
            findings.decide(quoted(column) + ": a row that says that an order was cancelled undoes the order it names");
        }
        return new Column(column, sample.name(column), Kind.WORDS, refundRows, undoes);
    }

    /** A column whose values are not known, so that each is asked about unless the user has said what it means. */
    private Column asked(int column) {
        findings.decide(quoted(column) + " behaves like a status and may say which rows are purchases");
        return new Column(column, sample.name(column), Kind.WORDS, false);
    }

    private RowMeaning meaning(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (choices.keep().contains(lower)) {
            return RowMeaning.SALE;
        }
        return choices.drop().contains(lower)
                ? RowMeaning.UNWANTED
                : beside.getOrDefault(lower.strip(), StatusWords.of(value));
    }

    private String words(int column, Map<String, Long> values, boolean refundRows) {
        Statuses one = new Statuses(
                List.of(new Column(0, sample.name(column), Kind.WORDS, refundRows)),
                choices.keep(),
                choices.drop(),
                beside);
        List<String> sales = new ArrayList<>();
        List<String> refunds = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String value : values.keySet()) {
            RowMeaning meaning = one.meaning(0, value);
            (meaning == RowMeaning.SALE ? sales : meaning == RowMeaning.REFUND ? refunds : others).add(value);
        }
        return quoted(column) + ": purchases are " + (sales.isEmpty() ? "none" : list(sales))
                + (refunds.isEmpty() ? "" : "; money goes back in " + list(refunds))
                + (others.isEmpty() ? "" : "; set aside are " + list(others));
    }

    static String list(Iterable<String> values) {
        List<String> first = new ArrayList<>();
        values.forEach(value -> first.add("'" + value + "'"));
        return first.size() <= 8
                ? String.join(", ", first)
                : String.join(", ", first.subList(0, 8)) + " and " + (first.size() - 8) + " more";
    }

    private String quoted(int column) {
        return "'" + sample.name(column) + "'";
    }
}
