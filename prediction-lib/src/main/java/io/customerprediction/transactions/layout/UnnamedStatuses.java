package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.layout.Statuses.Column;
import io.customerprediction.transactions.values.StatusWords;
import io.customerprediction.transactions.values.WordFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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

    /** Of a column that behaves like a status: fewer rows, or more values, say nothing. */
    private static final int ENOUGH_ROWS = 20;

    private static final int MOST_CODES = 8;
    private static final double NEARLY_ALL = 0.9;

    /** One word or code with a letter in it. */
    private static final Pattern CODE = Pattern.compile("(?=.*\\p{L})[\\p{L}\\p{N}_.:/-]{1,20}");

    private static final Pattern NEGATIVE = Pattern.compile("\\s*\\p{Sc}?\\s*[-\\u2212(].*|.*-\\s*");

    /** Names, or parts of names, of columns that describe the buyer, the goods or the way of the sale. */
    private static final List<String> ATTRIBUTES = WordFile.lines(UnnamedStatuses.class, "attributes.txt").stream()
            .flatMap(line -> Stream.of(line.split("\\|", -1)))
            .toList();

    /** A shorter attribute is a whole word of a name; a longer one may begin or end a compound, as in Versandart. */
    private static final int LONG_ENOUGH = 4;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

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

    /**
     * Columns that behave like a status although neither their names nor their values are known, so that they are asked
     * about: few codes, of which one is on most rows, the same on all rows of an order, others on other orders of the same
     * customer, and not only the sign of the amount in other words.
     */
    List<Integer> byBehaviour() {
        return IntStream.range(0, sample.header().size())
                .filter(column -> !columns.roles().containsValue(column))
                .filter(column -> !isAttribute(sample.name(column)) && behavesLikeStatus(column))
                .boxed()
                .toList();
    }

    /** Whether the column is known to be something else than a status by its name. */
    static boolean isAttribute(String name) {
        String plain = HeaderNames.plain(name);
        return Vocabulary.isKnown(name)
                || OTHER_STATUS.matcher(plain).matches()
                || BETWEEN_WORDS
                        .splitAsStream(name)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(UnnamedStatuses::isOfAttribute);
    }

    private static boolean isOfAttribute(String word) {
        return ATTRIBUTES.stream()
                .anyMatch(attribute -> attribute.equals(word)
                        || (attribute.length() >= LONG_ENOUGH && word.startsWith(attribute))
                        || (attribute.length() > LONG_ENOUGH && word.endsWith(attribute)));
    }

    private boolean behavesLikeStatus(int column) {
        Map<String, Long> values = sample.counts(column);
        int rows = sample.rows().size();
        if (rows < ENOUGH_ROWS
                || values.size() < 2
                || values.size() > MOST_CODES
                || sample.filled(column) < NEARLY_ALL) {
            return false;
        }
        boolean codes = values.keySet().stream()
                .allMatch(value -> CODE.matcher(value).matches() && StatusWords.of(value) == RowMeaning.UNKNOWN);
        return codes
                && Collections.max(values.values()) > MOST * rows
                && isSameInEachOrder(column)
                && changesForSomeCustomer(column)
                && !isSign(column);
    }

    private boolean isSameInEachOrder(int column) {
        int order = columns.column(Role.ORDER);
        return order < 0 || sample.pairs(order, column).values().stream().allMatch(of -> of.size() == 1);
    }

    private boolean changesForSomeCustomer(int column) {
        return sample.pairs(columns.column(Role.CUSTOMER), column).values().stream()
                .anyMatch(of -> of.size() > 1);
    }

    /** Whether all rows but those of the most frequent value are negative, so that they count as returns anyway. */
    private boolean isSign(int column) {
        int amount = columns.column(columns.has(Role.AMOUNT) ? Role.AMOUNT : Role.QUANTITY);
        Map<String, Long> values = sample.counts(column);
        long most = Collections.max(values.values());
        return amount >= 0
                && sample.rows().stream()
                        .filter(row -> values.getOrDefault(row.get(column), most) < most)
                        .allMatch(row -> NEGATIVE.matcher(row.get(amount)).matches());
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
