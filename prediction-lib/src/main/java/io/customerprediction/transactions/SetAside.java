package io.customerprediction.transactions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what becomes of rows, keeps the first examples of every reason and hands rows set aside to the rejects. */
final class SetAside {
    private static final int EXAMPLES = 3;
    private static final int LONGEST_VALUE = 200;

    private final Layout layout;
    private final Rejects rejects;
    private final Row row;
    private final Slice value = new Slice();
    private final Decimals decimals;
    private final long[] counts = new long[Fate.ALL];
    private final List<CleaningReport.Example> examples = new ArrayList<>();

    SetAside(Layout layout, Rejects rejects) {
        this.layout = layout;
        this.rejects = rejects;
        this.row = layout.row();
        this.decimals = layout.decimals();
    }

    /** Takes a row that is kept with something to note, or set aside and stands at {@code start} of the chunk's text. */
    void add(byte fate, ParsedChunk chunk, int start) throws IOException {
        long before = counts[fate]++;
        Reason reason = Fate.reason(fate);
        if (reason != null && (before < EXAMPLES || rejects.areWanted())) {
            show(reason, before < EXAMPLES, chunk, start);
        }
    }

    private void show(Reason reason, boolean example, ParsedChunk chunk, int start) throws IOException {
        row.read(chunk.text, start, chunk.length);
        String raw = Slice.decode(chunk.text, start, row.end());
        int column = column(reason);
        String text = column < 0 ? raw : text(column);
        String name = column < 0 ? "" : layout.header().get(column);
        CleaningReport.Example rejected = new CleaningReport.Example(reason.words, chunk.lineAt(start), name, text);
        rejects.write(rejected, raw);
        if (example) {
            examples.add(shortened(rejected));
        }
    }

    private static CleaningReport.Example shortened(CleaningReport.Example example) {
        String text = example.value();
        return text.length() <= LONGEST_VALUE
                ? example
                : new CleaningReport.Example(
                        example.reason(), example.line(), example.column(), text.substring(0, LONGEST_VALUE) + "…");
    }

    private String text(int column) {
        row.take(column, value);
        return value.toString();
    }

    /** The column that gives the reason; -1 if it is the whole row. */
    private int column(Reason reason) {
        return switch (reason) {
            case BROKEN_ROW -> -1;
            case DUPLICATED_ORDER, ADJUSTMENT, CANCELLED -> layout.column(Role.ORDER);
            case MISSING_CUSTOMER -> layout.column(Role.CUSTOMER);
            case MISSING_TIME, UNPARSABLE_TIME, FUTURE_TIME -> layout.column(Role.TIME);
            case NON_PRODUCT -> layout.column(Role.PRODUCT);
            case MISSING_AMOUNT, NON_NUMERIC_AMOUNT, ZERO_AMOUNT, RETURN -> amountColumn(reason);
        };
    }

    private int amountColumn(Reason reason) {
        if (layout.has(Role.AMOUNT)) {
            return layout.column(Role.AMOUNT);
        }
        int quantity = layout.column(Role.QUANTITY);
        return quantity >= 0 && isCause(reason, quantity) ? quantity : layout.column(Role.PRICE);
    }

    private boolean isCause(Reason reason, int column) {
        row.take(column, value);
        long number = decimals.millionths(value);
        return switch (reason) {
            case MISSING_AMOUNT -> number == Decimals.MISSING;
            case NON_NUMERIC_AMOUNT -> number == Decimals.NOT_A_NUMBER;
            case ZERO_AMOUNT -> number == 0;
            default -> number < 0;
        };
    }

    /** How many rows were set aside for each reason. */
    SortedMap<String, Long> reasons() {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (Reason reason : Reason.values()) {
            if (counts[Fate.of(reason)] > 0) {
                rows.put(reason.words, counts[Fate.of(reason)]);
            }
        }
        return rows;
    }

    /** How many rows that were kept have what to note. */
    SortedMap<String, Long> notes() {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (byte fate = 0; fate >= 0; fate++) {
            for (Note note : Note.values()) {
                if (counts[fate] > 0 && Fate.isKept(fate) && Fate.notes(fate, note)) {
                    rows.merge(note.words, counts[fate], Long::sum);
                }
            }
        }
        return rows;
    }

    List<CleaningReport.Example> examples() {
        return examples.stream()
                .sorted(Comparator.comparing(CleaningReport.Example::reason))
                .toList();
    }
}
