package io.customerprediction.transactions.csv;

/**
 * Quoted fields, in the one rule that cutting and splitting share: a quote opens a field only as its first character,
 * two quotes inside stand for one, and what follows the closing quote up to the delimiter still belongs to the field. A
 * quote that is not closed within {@link #LONGEST} bytes was never meant to open anything and stands for itself, so one
 * stray quote spoils its own line instead of swallowing the rest of the file.
 */
final class Quotes {
    static final int LONGEST = 1 << 16;
    static final int OPEN = -1;

    private Quotes() {}

    /**
     * Where the quoted part that opens at {@code open} ends, exclusive.
     *
     * @param to end of the text at hand
     * @param complete whether the text ends there; if not, {@link #OPEN} says that more of it is needed to tell
     */
    static int end(byte[] text, int open, int to, boolean complete) {
        int limit = (int) Math.min(to, (long) open + LONGEST);
        int at = open + 1;
        while (at < limit) {
            if (text[at] != '"') {
                at++;
            } else if (at + 1 == to && !complete) {
                return OPEN;
            } else if (at + 1 == to || text[at + 1] != '"') {
                return at + 1;
            } else {
                at += 2;
            }
        }
        return limit == to && !complete ? OPEN : open + 1;
    }
}
