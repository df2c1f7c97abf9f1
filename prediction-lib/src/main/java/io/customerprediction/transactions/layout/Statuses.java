package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.values.Remarks;
import io.customerprediction.transactions.values.StatusWords;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the columns of status, type, cancellation and test say of a row. Can be stored and applied to rows that arrive later.
 *
 * @param columns that are looked at
 * @param keep values whose rows are purchases, in lower case, whatever they are known to mean
 * @param drop values whose rows are left out, in lower case
 * @param beside values, in lower case, that mean something else than usual because of the others of their column
 */
public record Statuses(List<Column> columns, Set<String> keep, Set<String> drop, Map<String, RowMeaning> beside)
        implements Serializable {
    /** What kind of values a column has. */
    enum Kind {
        /** Words for statuses or types. */
        WORDS,
        /** The same for the state of an order whose payment has a column of its own: an open one is a purchase. */
        PROGRESS,
        /** Empty or no, unless the order is cancelled. */
        CANCELLATION,
        /** Yes, unless the order was not paid. */
        PAID,
        /** Empty or no, unless the row is a test. */
        TEST,
        /** Empty or no, unless the order was refunded in full. */
        REFUND,
        /** Empty or no, unless the customer's bank took the money back. */
        CHARGEBACK,
        /** Words for shipping, of which only cancellations count. */
        SHIPMENT,
        /** Stages of a sale, of which only the one that was won counts. */
        STAGES,
        /** Free text, of which only that the order was cancelled counts. */
        REMARKS
    }

    /**
     * One column.
     *
     * @param refundRows whether a refund is a row of its own, beside that of its order
     * @param undoes whether a cancellation is a row of its own, beside that of its order
     */
    record Column(int index, String name, Kind kind, boolean refundRows, boolean undoes) implements Serializable {
        Column(int index, String name, Kind kind, boolean refundRows) {
            this(index, name, kind, refundRows, false);
        }

        Column as(Kind other) {
            return new Column(index, name, other, refundRows, undoes);
        }
    }

    /** Keeps its own copies. */
    public Statuses {
        columns = List.copyOf(columns);
        keep = Set.copyOf(keep);
        drop = Set.copyOf(drop);
        beside = Map.copyOf(beside);
    }

    /** Columns whose values mean what they usually do. */
    static Statuses of(List<Column> columns) {
        return new Statuses(columns, Set.of(), Set.of(), Map.of());
    }

    /** Whether no column says anything. */
    public boolean isEmpty() {
        return columns.isEmpty();
    }

    /** How many columns are looked at. */
    public int size() {
        return columns.size();
    }

    /** The index of one of the columns in a row. */
    public int index(int column) {
        return columns.get(column).index();
    }

    /** The names of the columns. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The name of one of the columns. */
    public String name(int column) {
        return columns.get(column).name();
    }

    /** What a value of one of the columns says. */
    public RowMeaning meaning(int column, String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        Column asked = columns.get(column);
        if (keep.contains(lower)) {
            return RowMeaning.SALE;
        }
        if (drop.contains(lower)) {
            return RowMeaning.UNWANTED;
        }
        return switch (asked.kind) {
            case CANCELLATION -> YesNo.isNo(lower) ? RowMeaning.SALE : RowMeaning.CANCELLED;
            case TEST -> isTest(asked, lower) ? RowMeaning.TEST : RowMeaning.SALE;
            case PAID -> YesNo.isNo(lower) && !lower.isEmpty() ? RowMeaning.PENDING : RowMeaning.SALE;
            case REFUND -> refund(asked, lower);
            case CHARGEBACK -> isLost(lower) ? RowMeaning.CHARGEBACK : RowMeaning.SALE;
            case SHIPMENT -> StatusWords.of(value) == RowMeaning.CANCELLED ? RowMeaning.CANCELLED : RowMeaning.SALE;
            case STAGES -> stage(value);
            case REMARKS -> Remarks.sayCancelled(value) ? RowMeaning.CANCELLED : RowMeaning.SALE;
            case WORDS -> byWords(asked, value);
            case PROGRESS -> progress(byWords(asked, value));
        };
    }

    private static RowMeaning progress(RowMeaning meaning) {
        return meaning == RowMeaning.PENDING ? RowMeaning.SALE : meaning;
    }

    private static RowMeaning refund(Column column, String lower) {
        RowMeaning refund = column.refundRows ? RowMeaning.REFUND : RowMeaning.REFUNDED;
        return YesNo.isNo(lower) ? RowMeaning.SALE : refund;
    }

    private static boolean isTest(Column column, String lower) {
        boolean turned = HeaderNames.plain(column.name).equals("livemode");
        return turned ? lower.equals("false") || lower.equals("0") : !YesNo.isNo(lower);
    }

    /** A dispute that is open or was won leaves the money where it is. */
    private static boolean isLost(String lower) {
        return !YesNo.isNo(lower) && !lower.matches("won|.*response.*|.*review.*|warning.*|open|prevented|.*inquiry.*");
    }

    /** Whatever else a stage is called, the sale is not made yet. */
    private static RowMeaning stage(String value) {
        if (value.isEmpty() || StatusWords.isWon(value)) {
            return RowMeaning.SALE;
        }
        RowMeaning meaning = StatusWords.of(value);
        return meaning.reason() == null || meaning == RowMeaning.UNKNOWN ? RowMeaning.PENDING : meaning;
    }

    private RowMeaning byWords(Column column, String value) {
        RowMeaning known = beside.get(value.strip().toLowerCase(Locale.ROOT));
        RowMeaning meaning = known == null ? StatusWords.of(value) : known;
        return switch (meaning) {
            case REFUND, REFUNDED -> column.refundRows ? RowMeaning.REFUND : RowMeaning.REFUNDED;
            case CANCELLED, CHARGEBACK -> cancelled(column, value, meaning);
            default -> meaning;
        };
    }

    private static RowMeaning cancelled(Column column, String value, RowMeaning meaning) {
        if (column.refundRows && !isPlainCancellation(value)) {
            return RowMeaning.REFUND;
        }
        return column.undoes && meaning == RowMeaning.CANCELLED ? RowMeaning.UNDONE : meaning;
    }

    /** A cancelled order is one row; a reversal (Storno) stands beside the row of its order. */
    private static boolean isPlainCancellation(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return !lower.contains("storno") && !lower.contains("chargeback");
    }
}
