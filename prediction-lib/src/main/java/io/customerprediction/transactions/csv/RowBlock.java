package io.customerprediction.transactions.csv;

/**
 * Some neighbouring rows of a chunk, split into their fields. A chunk is read block by block, and each step of reading goes
 * over a whole block: the loop of a step is small enough to be compiled as a whole, and soon, which one loop over rows that
 * does everything is not. Filled again and again; for one thread.
 */
final class RowBlock {
    private static final int MOST_ROWS = 128;

    /** Keeps the fields of a block within a core's cache, however many columns there are. */
    private static final int MOST_FIELDS = 1 << 13;

    private final Row[] rows;
    private final int[] starts;
    private int size;
    private int lines;

    RowBlock(CsvLayout csv) {
        int columns = csv.layout().header().size();
        rows = new Row[Math.max(1, Math.min(MOST_ROWS, MOST_FIELDS / columns))];
        starts = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = csv.row();
        }
    }

    /** Reads the rows that begin at {@code from}, in a text that ends at {@code to}; returns where the next begins. */
    int read(byte[] text, int from, int to) {
        size = 0;
        lines = 0;
        int at = from;
        while (at < to && size < rows.length) {
            int start = at;
            Row row = rows[size];
            at = row.read(text, start, to);
            lines += row.lines();
            if (row.end() > start && row.fields() > 0) {
                starts[size++] = start;
            }
        }
        return at;
    }

    /** How many rows there are; blank lines are none. */
    int size() {
        return size;
    }

    /** How many rows there are at most. */
    int capacity() {
        return rows.length;
    }

    /** How many lines of the file the rows take, with blank ones between them. */
    int lines() {
        return lines;
    }

    Row row(int index) {
        return rows[index];
    }

    /** Where a row begins in the text. */
    int start(int index) {
        return starts[index];
    }
}
