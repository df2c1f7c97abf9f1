package io.customerprediction.transactions;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the chunks together again in the order of the file: settles which orders stand twice, counts every row and hands
 * the rest on. An order that may go on in the next chunk waits for it.
 */
final class Merger {
    /** An order with more text than this is not held to be compared. */
    private static final int LONGEST_ORDER = 1 << 22;

    private static final int TOUCHED_AHEAD = 256;

    private record Piece(ParsedChunk chunk, Run run, int bytes) {}

    private final SetAside setAside;
    private final OrderSink sink;
    private final boolean tellsOrders;
    private final SeenOrders seen = new SeenOrders();
    private final Neighbours neighbours = new Neighbours();

    /** Pieces of the order that the last chunk ended in, while it may still turn out to be a duplicate. */
    private final List<Piece> waiting = new ArrayList<>();

    private int waitingBytes;
    private long waitingContent;

    /** The order that the last chunk ended in, if it has become too long to be compared. */
    private @Nullable Run tooLong;

    /** Keeps reads that only warm the caches from being optimised away. */
    @SuppressWarnings("unused")
    private int touched;

    private long line;
    private long rows;
    private long rowsKept;
    private long duplicatedOrders;
    private boolean namesOrders;
    private boolean utf8 = true;
    private boolean datesFor;
    private boolean datesAgainst;
    private int firstDay = Integer.MAX_VALUE;
    private int lastDay = Integer.MIN_VALUE;

    Merger(Layout layout, SetAside setAside, OrderSink sink) {
        this.setAside = setAside;
        this.sink = sink;
        this.tellsOrders = layout.has(Role.ORDER);
        this.line = layout.firstLine();
    }

    /** Takes the next chunk of the file. */
    void take(ParsedChunk chunk) throws IOException {
        chunk.firstLine = line;
        line += chunk.lines;
        rows += chunk.rows();
        utf8 &= chunk.utf8;
        datesFor |= chunk.datesFor;
        datesAgainst |= chunk.datesAgainst;
        int last = chunk.runs.size() - 1;
        for (int i = 0; i <= last; i++) {
            if (i % TOUCHED_AHEAD == 0) {
                touch(chunk.runs, i);
            }
            int begin = i == 0 ? 0 : chunk.start(chunk.runs.get(i).firstRow);
            int end = i == last ? chunk.length : chunk.start(chunk.runs.get(i + 1).firstRow);
            take(new Piece(chunk, chunk.runs.get(i), end - begin), i == last);
        }
    }

    private void touch(List<Run> runs, int from) {
        int sum = 0;
        for (int i = from; tellsOrders && i < Math.min(from + TOUCHED_AHEAD, runs.size()); i++) {
            sum += seen.touch(runs.get(i).key);
        }
        touched = sum;
    }

    private void take(Piece piece, boolean mayGoOn) throws IOException {
        if (tooLong != null && tooLong.goesOnIn(piece.run)) {
            keep(piece);
            return;
        }
        tooLong = null;
        if (!waiting.isEmpty() && !waiting.get(0).run.goesOnIn(piece.run)) {
            settle();
        }
        waiting.add(piece);
        waitingBytes += piece.bytes;
        waitingContent += piece.run.content;
        if (waitingBytes > LONGEST_ORDER) {
            tooLong = piece.run;
            settle();
        } else if (!mayGoOn || !piece.run.named) {
            settle();
        }
    }

    /** No more chunks come. */
    void finish() throws IOException {
        settle();
    }

    private void settle() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        boolean repeated = tellsOrders && isRepeated(waiting.get(0).run);
        duplicatedOrders += repeated ? 1 : 0;
        for (int i = 0; i < waiting.size(); i++) {
            if (repeated) {
                setAside(waiting.get(i));
            } else {
                keep(waiting.get(i));
            }
        }
        waiting.clear();
        waitingBytes = 0;
        waitingContent = 0;
    }

    /** Whether what waits is an order that stands in the file already; if not, it stands there now. */
    private boolean isRepeated(Run first) {
        seen.goTo(first.key);
        boolean comparable = first.named && tooLong == null;
        boolean repeated = comparable && seen.isWhole(waitingContent) && !neighbours.contain(first);
        neighbours.add(first);
        if (!repeated) {
            seen.add(waitingContent, first.named);
        }
        return repeated;
    }

    private void setAside(Piece piece) throws IOException {
        for (int row = piece.run.firstRow; row < piece.run.firstRow + piece.run.rows; row++) {
            setAside.add(Fate.of(Reason.DUPLICATED_ORDER), piece.chunk, piece.chunk.start(row));
        }
    }

    private void keep(Piece piece) throws IOException {
        Run run = piece.run;
        if (!run.plain) {
            account(piece);
        }
        if (run.rowsKept == 0) {
            return;
        }
        rowsKept += run.rowsKept;
        namesOrders |= run.named;
        firstDay = Math.min(firstDay, run.day);
        lastDay = Math.max(lastDay, run.day);
        boolean newOrder = run.purchase && (!tellsOrders || seen.count());
        sink.lines(run.customer, run.customerFrom, run.customerTo, run.day, run.millionths, newOrder);
    }

    private void account(Piece piece) throws IOException {
        for (int row = piece.run.firstRow; row < piece.run.firstRow + piece.run.rows; row++) {
            byte fate = piece.chunk.fate(row);
            if (fate != Fate.KEPT) {
                setAside.add(fate, piece.chunk, piece.chunk.start(row));
            }
        }
    }

    SetAside setAside() {
        return setAside;
    }

    long rows() {
        return rows;
    }

    long rowsKept() {
        return rowsKept;
    }

    long duplicatedOrders() {
        return duplicatedOrders;
    }

    boolean namesOrders() {
        return namesOrders;
    }

    /** Whether all text is UTF-8. */
    boolean isUtf8() {
        return utf8;
    }

    /** Whether dates show that they were read in the wrong order. */
    boolean datesSayOtherwise() {
        return datesAgainst && !datesFor;
    }

    LocalDate firstDay() {
        return LocalDate.ofEpochDay(firstDay);
    }

    LocalDate lastDay() {
        return LocalDate.ofEpochDay(lastDay);
    }
}
