package io.customerprediction.transactions.records;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Messages about files: one line of bounded length, in which characters that are not printed are shown by their numbers. */
public final class OneLine {
    private static final int LONGEST = 300;
    private static final int LONGEST_MESSAGE = 1_500;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_VALUE = 40;

    /** Fillers of Hangul and Khmer, the blank of Braille, the joiner of graphemes. */
    private static final String BLANK_LETTERS = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u034f";

    private OneLine() {}

    /**
     * A refusal.
     *
     * @param source the file's name, or how the source is called
     * @param words what is wrong and what to do, to be read after the name
     */
    public static IOException refusal(String source, String words) {
        return refusal(source, words, null);
    }

    /** A refusal with its cause. */
    public static IOException refusal(String source, String words, @Nullable Throwable cause) {
        return new IOException(cut(name(source) + " " + shown(words), LONGEST), cause);
    }

    /** The name of a source; its end is the more telling part. */
    public static String name(String source) {
        String shown = shown(source);
        return shown.length() <= LONGEST_NAME ? shown : "…" + shown.substring(shown.length() - LONGEST_NAME + 1);
    }

    /** A value of a file, cut short. */
    public static String value(String value) {
        return cut(shown(value), LONGEST_VALUE);
    }

    /** A message that quotes from a file: at most 1,500 characters of those that are printed. */
    public static String message(String message) {
        return cut(shown(message), LONGEST_MESSAGE);
    }

    /** The same exception, unless its message has to be cut or has characters that are not printed. */
    public static IOException bounded(IOException e) {
        String message = String.valueOf(e.getMessage());
        String shown = message(message);
        return shown.equals(message) ? e : new IOException(shown, e.getCause());
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /** The whole text, in which characters that are not printed are shown by their numbers, such as {@code \\u202e}. */
    public static String shown(String text) {
        if (text.codePoints().allMatch(OneLine::isPrinted)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isPrinted(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return shown.toString();
    }

    /**
     * Whether a character is seen as itself: not a control character, not a mark that only changes the direction or the
     * joining of others, not a line break, none without a meaning, and none of the letters that are blank.
     */
    public static boolean isPrinted(int c) {
        return BLANK_LETTERS.indexOf(c) < 0 && isPrintedType(c);
    }

    private static boolean isPrintedType(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
