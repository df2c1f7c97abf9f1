package io.customerprediction.transactions.values;

/** The full-width digits, letters and signs of East Asian texts as plain ones. */
public final class Narrow {
    private static final char FIRST = '\uff01';
    private static final char LAST = '\uff5e';
    private static final int SHIFT = FIRST - '!';

    private Narrow() {}

    /** The text with plain characters in place of full-width ones; the same text if there are none. */
    public static String of(String text) {
        if (!hasWide(text)) {
            return text;
        }
        StringBuilder narrow = new StringBuilder(text.length());
        text.chars().forEach(c -> narrow.append((char) (isWide(c) ? c - SHIFT : c)));
        return narrow.toString();
    }

    private static boolean hasWide(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isWide(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWide(int c) {
        return c >= FIRST && c <= LAST;
    }
}
