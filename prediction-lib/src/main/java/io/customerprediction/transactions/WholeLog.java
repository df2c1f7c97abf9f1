package io.customerprediction.transactions;

import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What the parts of a log need to know of the whole: where in it each part stands, and two decisions that {@link RowCleaner}
 * makes as it goes along, from all that it has read so far.
 *
 * <p>The first: whether the log keeps the rows of an order together, without which nothing counts as duplicated. That depends on
 * what was found to be duplicated before. So it is assumed for sections of the log, the pieces are put together, and what was
 * found either confirms the assumption ({@link #corrected} returns the same object) or corrects it, section by section from the
 * beginning; a section that is too long to be sure is cut into shorter ones. The second: which repeated rows stand together in
 * blocks, where neither orders nor times identify rows. Either way the result is exactly that of one reading from the first row
 * to the last. Immutable.
 */
public final class WholeLog implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SECTIONS = 512;
    private static final int CUTS = 64;
    private static final int MOST_SECTIONS = 1 << 16;

    /** For each part, the place of its first piece in the whole log. */
    private final long[] offsets;

    /** For each part, the place where the pieces of its first day begin, which may be in a part before. */
    private final long[] sameDayFrom;

    /** For each part, the part before it that has any piece; -1 if there is none. */
    private final int[] before;

    private final int[] pieces;

    /** How many pieces there are. */
    private final long end;

    /** The first place of each section. */
    private final long[] sections;

    /** Whether orders of the section are compared. */
    private final boolean[] together;

    /** First and last place of each block, one after the other. */
    private final long[] blocks;

    private WholeLog(WholeLog of, long[] sections, boolean[] together, long[] blocks) {
        this.offsets = of.offsets;
        this.sameDayFrom = of.sameDayFrom;
        this.before = of.before;
        this.pieces = of.pieces;
        this.end = of.end;
        this.sections = sections;
        this.together = together;
        this.blocks = blocks;
    }

    private WholeLog(List<PartFacts> parts) {
        int size = parts.size();
        offsets = new long[size];
        sameDayFrom = new long[size];
        before = new int[size];
        pieces = parts.stream().mapToInt(PartFacts::pieces).toArray();
        long next = 0;
        int previous = -1;
        for (int p = 0; p < size; p++) {
            PartFacts.Edge first = parts.get(p).first();
            PartFacts.Edge edge = previous < 0 ? null : parts.get(previous).last();
            boolean continues = first != null && edge != null && edge.continuesIn(first);
            offsets[p] = continues ? next - 1 : next;
            before[p] = previous;
            sameDayFrom[p] = first != null && edge != null && edge.day() == first.day()
                    ? sameDayFrom(
                            previous, pieces[previous] - 1, parts.get(previous).lastSameDay())
                    : offsets[p];
            if (first != null) {
                next = offsets[p] + pieces[p];
                previous = p;
            }
        }
        end = next;
        long width = Math.max(1, (next + SECTIONS - 1) / SECTIONS);
        sections = new long[(int) Math.max(1, (next + width - 1) / width)];
        Arrays.setAll(sections, s -> s * width);
        together = new boolean[sections.length];
        Arrays.fill(together, true);
        blocks = new long[0];
    }

    /**
     * The log with these parts, before anything was put together.
     *
     * @param parts in any order; a part that was read more than once may be there as often
     * @throws IllegalArgumentException if a part is missing
     */
    public static WholeLog of(List<PartFacts> parts) {
        List<PartFacts> sorted = new ArrayList<>();
        parts.stream().sorted(Comparator.comparingInt(PartFacts::part)).forEach(part -> {
            if (part.part() == sorted.size()) {
                sorted.add(part);
            } else if (part.part() > sorted.size()) {
                throw new IllegalArgumentException("part " + sorted.size() + " of the log is missing");
            }
        });
        return new WholeLog(sorted);
    }

    /**
     * These assumptions, if what was found under them confirms them; else better ones, under which all has to be put together
     * again.
     *
     * @param found by all groups
     * @throws IOException if the log changes too often between keeping orders together and not doing so
     */
    public WholeLog corrected(List<MergeFacts> found) throws IOException {
        long[] newOrders = new long[sections.length];
        long[] returns = new long[sections.length];
        long[] candidates = new long[sections.length];
        for (MergeFacts facts : found) {
            for (int s = 0; s < sections.length; s++) {
                newOrders[s] += facts.newOrders()[s];
                returns[s] += facts.returns()[s];
                candidates[s] += facts.candidates()[s];
            }
        }
        List<Long> cuts = new ArrayList<>();
        List<Boolean> decided = new ArrayList<>();
        long ordersBefore = 0;
        long returnsBefore = 0;
        for (int s = 0; s < sections.length; s++) {
            long next = s + 1 < sections.length ? sections[s + 1] : Math.max(end, sections[s] + 1);
            boolean atFirst = returnsBefore <= allowed(ordersBefore);
            boolean throughout = atFirst
                    ? returnsBefore + returns[s] <= allowed(ordersBefore)
                    : returnsBefore > allowed(ordersBefore + newOrders[s]);
            boolean isSure = candidates[s] == 0 || throughout || next == sections[s] + 1;
            long width = isSure ? next - sections[s] : Math.max(1, (next - sections[s]) / CUTS);
            for (long at = sections[s]; at < next; at += width) {
                cuts.add(at);
                decided.add((isSure && candidates[s] > 0) ? atFirst : together[s]);
            }
            ordersBefore += newOrders[s];
            returnsBefore += returns[s];
        }
        if (cuts.size() > MOST_SECTIONS) {
            throw new IOException(
                    "the log keeps the rows of its orders together in some places and not in others, so that"
                            + " orders that stand twice cannot be found by several machines: sort it by order first");
        }
        return with(cuts, decided, blocks(found));
    }

    private static long allowed(long orders) {
        return SeenOrders.PIECES_TOLERATED + orders / SeenOrders.PIECES_SHARE;
    }

    private WholeLog with(List<Long> cuts, List<Boolean> decided, long[] newBlocks) {
        long[] newSections = cuts.stream().mapToLong(Long::longValue).toArray();
        boolean[] newTogether = new boolean[newSections.length];
        for (int s = 0; s < newTogether.length; s++) {
            newTogether[s] = decided.get(s);
        }
        boolean same = Arrays.equals(sections, newSections)
                && Arrays.equals(together, newTogether)
                && Arrays.equals(blocks, newBlocks);
        return same ? this : new WholeLog(this, newSections, newTogether, newBlocks);
    }

    /** Repeated pieces of which many follow each other without any other between. */
    private static long[] blocks(List<MergeFacts> found) {
        long[] suspects = found.stream()
                .flatMapToLong(facts -> Arrays.stream(facts.suspects()))
                .sorted()
                .toArray();
        List<Long> ends = new ArrayList<>();
        for (int from = 0, to = 1; from < suspects.length; from = to++) {
            while (to < suspects.length && suspects[to] == suspects[to - 1] + 1) {
                to++;
            }
            if (to - from >= RowCleaner.BLOCK) {
                ends.add(suspects[from]);
                ends.add(suspects[to - 1]);
            }
        }
        return ends.stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * The report of the cleaning, when the assumptions were confirmed.
     *
     * @param tally of all parts, added up
     * @param found by all groups
     * @throws IllegalStateException if no row was kept
     */
    public static CleaningReport report(String layout, Reading reading, CleaningTally tally, List<MergeFacts> found) {
        MergeFacts.Outcome outcome = found.stream()
                .map(MergeFacts::outcome)
                .reduce(MergeFacts.Outcome::plus)
                .orElseThrow(() -> new IllegalStateException("no row was kept"));
        return tally.withDuplicates(outcome.duplicates())
                .withNote(RowNote.REFUND_OF_ORDER, outcome.refundRows())
                .report(
                        layout,
                        reading,
                        "",
                        outcome.duplicatedOrders(),
                        new DaySpan(LocalDate.ofEpochDay(outcome.firstDay()), LocalDate.ofEpochDay(outcome.lastDay())));
    }

    /** How many sections there are. */
    int sections() {
        return sections.length;
    }

    /** The section that a place is in. */
    int section(long place) {
        int found = Arrays.binarySearch(sections, place);
        return found >= 0 ? found : -found - 2;
    }

    boolean isTogether(int section) {
        return together[section];
    }

    boolean isInBlock(long place) {
        int found = Arrays.binarySearch(blocks, place);
        return found >= 0 || (-found - 1) % 2 == 1;
    }

    /** The place of a piece in the whole log, counted from 0. */
    long place(int part, int index) {
        return offsets[part] + index;
    }

    /** The place from which on all pieces up to this one are on its day. */
    long sameDayFrom(int part, int index, long sameDay) {
        return index > sameDay ? place(part, (int) (index - sameDay)) : sameDayFrom[part];
    }

    /** Whether the piece of the second part goes on what the piece of the first part begins, if they are of one order. */
    boolean follows(OrderPiece piece, OrderPiece next) {
        return next.index() == 0 && before[next.part()] == piece.part() && piece.index() == pieces[piece.part()] - 1;
    }
}
