package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.Slice;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Detects what stands between the fields of a row. */
final class Delimiters {
    private static final List<Character> USUAL = List.of(',', ';', '\t', '|');
    private static final int MOST_ROWS = 100;
    private static final int LONGEST = 1 << 17;
    private static final Pattern CDNOW_ROW = Pattern.compile(" *\\S+ +\\d{8} +\\d+ +\\d+\\.\\d+ *\\r?");

    private Delimiters() {}

    /** The delimiter that is given or declared, or the one by which most of the first rows have as many fields. */
    static byte find(LogFormat format, TextStart start) throws IOException {
        if (format.delimiter() != null) {
            return checked(format.delimiter());
        }
        if (start.declaredDelimiter() != 0) {
            return start.declaredDelimiter();
        }
        if (isCdnow(start)) {
            return ' ';
        }
        char best = ',';
        double most = 0;
        for (char delimiter : USUAL) {
            double agreement = agreement(start, (byte) delimiter);
            if (agreement > most) {
                most = agreement;
                best = delimiter;
            }
        }
        return (byte) best;
    }

    private static byte checked(char delimiter) throws IOException {
        if (delimiter > '~'
                || (delimiter < ' ' && delimiter != '\t')
                || delimiter == '"'
                || Character.isLetterOrDigit(delimiter)) {
            throw new IOException(
                    "the delimiter '" + delimiter + "' cannot stand between fields: give one such as , or ;");
        }
        return (byte) delimiter;
    }

    private static double agreement(TextStart start, byte delimiter) {
        Map<Integer, Long> sizes = start.upTo(LONGEST).sample(delimiter, start.firstRecord(), MOST_ROWS).stream()
                .collect(Collectors.groupingBy(List::size, Collectors.counting()));
        sizes.remove(1);
        return sizes.entrySet().stream()
                .mapToDouble(size -> size.getValue() + size.getKey() * 0.01)
                .max()
                .orElse(0);
    }

    private static boolean isCdnow(TextStart start) {
        String text = Slice.decode(start.text(), 0, Math.min(start.length(), 1 << 12));
        String[] lines = text.split("\n", 4);
        return lines.length > 2 && CDNOW_ROW.matcher(lines[1]).matches();
    }
}
