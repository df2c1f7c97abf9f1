package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.layout.Statuses;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a row is from its columns of status and type. Values recur, so each is looked up once. For one thread. */
final class StatusReader {
    private static final int MOST_KNOWN = 64;

    /** A value of a column that was looked up. */
    private record Known(Slice value, RowMeaning meaning) {}

    private final Statuses statuses;
    private final Evidence evidence;
    private final List<List<Known>> known = new ArrayList<>();
    private final Slice value = new Slice();

    StatusReader(Statuses statuses, Evidence evidence) {
        this.statuses = statuses;
        this.evidence = evidence;
        for (int i = 0; i < statuses.size(); i++) {
            known.add(new ArrayList<>());
        }
    }

    /**
     * What the row is; {@code null} if none of its columns has a value. A value that is not known is asked about only where
     * no other column sets the row aside.
     */
    @Nullable
    RowMeaning read(Row row) {
        RowMeaning meaning = columns(row);
        if (meaning == RowMeaning.UNKNOWN) {
            countUnknown(row);
        }
        return meaning;
    }

    private void countUnknown(Row row) {
        for (int column = 0; column < statuses.size(); column++) {
            row.take(statuses.index(column), value);
            if (value.length() > 0 && meaning(column) == RowMeaning.UNKNOWN) {
                Evidence.count(value.toString(), 1, evidence.unknownStatuses);
            }
        }
    }

    private @Nullable RowMeaning columns(Row row) {
        RowMeaning meaning = null;
        for (int column = 0; column < statuses.size(); column++) {
            row.take(statuses.index(column), value);
            if (value.length() > 0) {
                meaning = stronger(meaning, meaning(column));
            }
        }
        return meaning;
    }

    /** What rejects a row says more than what makes it a refund, and that more than a sale. */
    private static RowMeaning stronger(@Nullable RowMeaning one, RowMeaning other) {
        boolean open = one == null || one == RowMeaning.UNKNOWN || one.reason() == null;
        if (one == null || (open && other.reason() != null)) {
            return other;
        }
        return one == RowMeaning.SALE ? other : one;
    }

    private RowMeaning meaning(int column) {
        List<Known> values = known.get(column);
        RowMeaning found = null;
        for (int i = 0; i < values.size() && found == null; i++) {
            found = values.get(i).value.same(value) ? values.get(i).meaning : null;
        }
        if (found == null) {
            found = statuses.meaning(column, value.toString());
            if (values.size() < MOST_KNOWN) {
                Slice kept = new Slice();
                kept.set(value);
                values.add(new Known(kept, found));
            }
        }
        return found;
    }
}
