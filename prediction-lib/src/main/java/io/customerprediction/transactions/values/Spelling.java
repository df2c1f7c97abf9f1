package io.customerprediction.transactions.values;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what was meant by a misspelt name. */
public final class Spelling {
    private Spelling() {}

    /**
     * The known name that is the fewest letters away (Levenshtein distance, upper and lower case alike); the first in the
     * alphabet of equals.
     *
     * @param known at least one name
     */
    public static String nearest(String name, Collection<String> known) {
        return nearest(name, known, 1).get(0);
    }

    /** The known names that are the fewest letters away, nearest first; at most so many. */
    public static List<String> nearest(String name, Collection<String> known, int most) {
        return known.stream()
                .sorted(Comparator.<String>comparingInt(k -> distance(name, k))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
