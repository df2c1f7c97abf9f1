package io.customerprediction.transactions.values;

import io.customerprediction.transactions.RowMeaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the values of a column of statuses, types or events mean, in the words of several languages. */
public final class StatusWords {
    /** Words that fit the beginning of a value's words. */
    private record Stem(String beginning, RowMeaning meaning) {}

    /** A longer text is no status. */
    private static final int LONGEST = 200;

    private static final Map<String, RowMeaning> WHOLE = new HashMap<>();
    private static final List<Stem> STEMS = new ArrayList<>();

    static {
        for (String line : WordFile.lines(StatusWords.class, "statuses.txt")) {
            int colon = line.indexOf(':');
            RowMeaning meaning = RowMeaning.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
            Stream.of(line.substring(colon + 1).strip().split(" +", -1)).forEach(word -> add(word, meaning));
        }
    }

    private StatusWords() {}

    private static void add(String word, RowMeaning meaning) {
        if (word.endsWith("*")) {
            STEMS.add(new Stem(word.substring(0, word.length() - 1), meaning));
        } else {
            WHOLE.putIfAbsent(word, meaning);
        }
    }

    /** The meaning of a value; {@link RowMeaning#UNKNOWN} if no word of it is known. An empty value is a sale. */
    public static RowMeaning of(String value) {
        if (value.length() > LONGEST) {
            return RowMeaning.UNKNOWN;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        String plain = lower.replaceAll("[^\\p{L}\\p{N}]", "");
        if (plain.isEmpty()) {
            return RowMeaning.SALE;
        }
        RowMeaning whole = WHOLE.get(plain);
        return whole != null ? whole : byStem(List.of(lower.split("[^\\p{L}\\p{N}]+", -1)), plain);
    }

    private static RowMeaning byStem(List<String> words, String plain) {
        boolean negated = words.stream().anyMatch(word -> word.equals("not") || word.equals("nicht"));
        for (Stem stem : STEMS) {
            boolean fits = plain.startsWith(stem.beginning)
                    || words.stream().anyMatch(word -> word.startsWith(stem.beginning));
            if (fits) {
                return negated && stem.meaning == RowMeaning.SALE ? RowMeaning.PENDING : stem.meaning;
            }
        }
        return RowMeaning.UNKNOWN;
    }
}
