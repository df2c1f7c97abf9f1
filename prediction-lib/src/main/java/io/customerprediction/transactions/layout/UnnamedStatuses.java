package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.layout.Statuses.Column;
import io.customerprediction.transactions.values.StatusWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds columns of statuses whose names are not known: by a part of the name, or by their values. */
final class UnnamedStatuses {
    private static final double MOST = 0.5;

    /** Of a column that is taken for a status by its values alone. */
    private static final int MOST_WORDS = 20;

    private static final Set<RowMeaning> NO_SALE = Set.of(
            RowMeaning.FAILED,
            RowMeaning.CANCELLED,
            RowMeaning.PENDING,
            RowMeaning.REFUND,
            RowMeaning.REFUNDED,
            RowMeaning.CHARGEBACK,
            RowMeaning.TEST);

    private static final Pattern ABOUT_STATUS =
            Pattern.compile(".*(status|statut|zustand|статус|ステータス|状況|状態|状态|狀態|상태|สถานะ|סטטוס|trangthai).*"
                    + "|.*(order|payment|sale)state.*");

    private static final Pattern OTHER_STATUS = Pattern.compile(
            ".*(fulfil|ship|deliver|versand|liefer|stock|lager|marital|civil|subscription|customer|kunden|account|member|loyal"
                    + "|tax|balance|debit|direction|employ|residen|email|newsletter|consent|inventory|dispute|tracking|risk).*");

    private final Sample sample;
    private final Columns columns;
    private final Function<String, RowMeaning> meaning;
    private final Findings findings;

    /** @param meaning of a value */
    UnnamedStatuses(Sample sample, Columns columns, Function<String, RowMeaning> meaning, Findings findings) {
        this.sample = sample;
        this.columns = columns;
        this.meaning = meaning;
        this.findings = findings;
    }

    /** Columns that are statuses by a part of their name. */
    List<Integer> byPartOfName(Set<Integer> found) {
        return IntStream.range(0, sample.header().size())
                .filter(column -> !found.contains(column) && !columns.roles().containsValue(column))
                .filter(column -> Vocabulary.rank(Role.SHIPMENT, sample.name(column)) == Integer.MAX_VALUE)
                .filter(column -> {
                    String plain = HeaderNames.plain(sample.name(column));
                    return ABOUT_STATUS.matcher(plain).matches()
                            && !OTHER_STATUS.matcher(plain).matches();
                })
                .boxed()
                .toList();
    }

    /**
     * Columns that are statuses by their values, whatever they are called: all of them are known, some are sales and some
     * are none. Columns of other names of which many values are such words are doubtful.
     */
    List<Integer> byValues(List<Column> used) {
        List<Integer> found = new ArrayList<>();
        for (int column = 0; column < sample.header().size(); column++) {
            int index = column;
            boolean free = used.stream().noneMatch(other -> other.index() == index)
                    && !columns.roles().containsValue(column)
                    && Stream.of(Role.values())
                            .noneMatch(role -> role != Role.REMARK
                                    && Vocabulary.rank(role, sample.name(index)) < Integer.MAX_VALUE)
                    && !OTHER_STATUS
                            .matcher(HeaderNames.plain(sample.name(column)))
                            .matches();
            if (free && isStatus(column)) {
                found.add(column);
            }
        }
        return found;
    }

    private boolean isStatus(int column) {
        Map<String, Long> values = sample.counts(column);
        if (values.size() < 2 || values.size() > MOST_WORDS || sample.filled(column) < MOST) {
            return false;
        }
        if (values.keySet().stream().anyMatch(StatusWords::isWon)) {
            return true;
        }
        Set<RowMeaning> meanings = values.keySet().stream().map(meaning).collect(Collectors.toSet());
        boolean sales = meanings.contains(RowMeaning.SALE);
        boolean others = meanings.stream().anyMatch(NO_SALE::contains);
        long flags = values.keySet().stream().filter(FlagColumns::isFlag).count();
        boolean known = Stream.of(RowMeaning.UNKNOWN, RowMeaning.TRANSFER, RowMeaning.EVENT)
                .noneMatch(meanings::contains);
        if (sales && others && flags == 0 && !known) {
            long words = values.keySet().stream()
                    .filter(value -> meaning.apply(value) != RowMeaning.UNKNOWN)
                    .count();
            if (words > MOST * values.size()) {
                findings.doubt(
                        "'" + sample.name(column) + "'" + " (" + StatusDecision.list(values.keySet())
                                + ") may say which rows are purchases, but is not looked at: name it with --status-column if it does");
            }
        }
        return sales && others && flags == 0 && known && mostAreSales(values);
    }

    /** Columns such as debit and credit have words of statuses, too, of which most are no sale. */
    private boolean mostAreSales(Map<String, Long> values) {
        long rows = values.values().stream().mapToLong(Long::longValue).sum();
        long sales = values.entrySet().stream()
                .filter(entry -> meaning.apply(entry.getKey()) == RowMeaning.SALE)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return sales > MOST * rows;
    }
}
