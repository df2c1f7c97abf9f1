package io.customerprediction.transactions.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a text marks the ends of fields that hold delimiters, and quotes inside of them. */
enum Quoting {
    /** Double quotes, two of them for one inside (RFC 4180). */
    DOUBLED,
    /** Double quotes, a backslash before one inside, as MySQL and many scripts write it. */
    BACKSLASH,
    /** Single quotes, two of them for one inside. */
    SINGLE;

    /** So many bytes are looked at. */
    static final int START = 1 << 15;

    private static final int MOST_LINES = 100;
    private static final double NEARLY_ALL = 0.9;

    /** A quote behind a backslash that can neither end a field nor begin one. */
    private static final Pattern ESCAPED = Pattern.compile("[,;\t|\n]\"[^\"\n]*\\\\\"[^\\s,;|\"]");

    private static final Pattern SINGLE_QUOTED = Pattern.compile("(^|[,;\t|])'[^']*'(?=[,;\t|]|$)");

    /** What a user should know about it; empty for the usual one. */
    Optional<String> note() {
        return switch (this) {
            case DOUBLED -> Optional.empty();
            case BACKSLASH -> Optional.of("a backslash before a quote makes it part of the field");
            case SINGLE -> Optional.of("fields stand in single quotes");
        };
    }

    /** The one of a text that begins so. */
    static Quoting of(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (ESCAPED.matcher("\n" + text).find()) {
            return BACKSLASH;
        }
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(MOST_LINES).toList();
        List<String> whole = lines.subList(0, Math.max(0, lines.size() - 1)); // the last one may be cut
        long single = whole.stream()
                .filter(line -> SINGLE_QUOTED.matcher(line).find())
                .count();
        return whole.size() > 1 && single >= NEARLY_ALL * (whole.size() - 1) ? SINGLE : DOUBLED;
    }
}
