package io.customerprediction.transactions.values;

import io.customerprediction.transactions.RowMeaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the values of a column of statuses, types or events mean, in the words of several languages. */
public final class StatusWords {
    /** Words that fit the beginning of a value's words. */
    private record Stem(String beginning, RowMeaning meaning, boolean isWithoutBlanks) {
        static Stem of(String beginning, RowMeaning meaning) {
            boolean several = beginning.length() > 1 && beginning.charAt(0) >= 0x0e00; // Latin ones need no look
            return new Stem(
                    beginning,
                    meaning,
                    several && WITHOUT_BLANKS.matcher(beginning).matches());
        }
    }

    /** A word with another meaning where one of other words stands in its column. */
    private record Beside(String word, RowMeaning meaning, Set<String> others) {}

    /** Scripts that write words without blanks between them: a word is looked for inside of a value, too. */
    private static final Pattern WITHOUT_BLANKS =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\u30fc]+");

    /** A longer text is no status. */
    private static final int LONGEST = 200;

    /** Between the words of MerchantPayout. */
    private static final Pattern JOINED_WORDS = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** A shorter beginning says nothing inside of a word. */
    private static final int LONG_ENOUGH = 4;

    /** Of a sale that was won, where others were lost or are still open. */
    private static final Set<String> WON = Set.of(
            "won",
            "closedwon",
            "dealwon",
            "gewonnen",
            "gagné",
            "gagnée",
            "ganado",
            "ganada",
            "ganho",
            "vinto",
            "vinta",
            "wygrana",
            "wygrany",
            "vunnen",
            "vundet");

    /** Not cancelled is a sale; not authorised is none. */
    private static final Set<RowMeaning> TURNED_BY_NOT =
            Set.of(RowMeaning.CANCELLED, RowMeaning.REFUND, RowMeaning.REFUNDED);

    private static final Map<String, RowMeaning> WHOLE = new HashMap<>();
    private static final List<Stem> STEMS = new ArrayList<>();

    private static final List<Beside> BESIDE = WordFile.lines(StatusWords.class, "statuses-beside.txt").stream()
            .map(line -> line.split(": | beside ", 3))
            .map(parts -> new Beside(
                    parts[0], RowMeaning.valueOf(parts[1].toUpperCase(Locale.ROOT)), Set.of(parts[2].split(" ", -1))))
            .toList();

    static {
        for (String line : WordFile.lines(StatusWords.class, "statuses.txt")) {
            int colon = line.indexOf(':');
            RowMeaning meaning = RowMeaning.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
            Stream.of(line.substring(colon + 1).strip().split(" +", -1)).forEach(word -> add(word, meaning));
        }
    }

    private StatusWords() {}

    private static void add(String listed, RowMeaning meaning) {
        String word = plain(listed);
        if (listed.endsWith("*")) {
            STEMS.add(Stem.of(word, meaning));
        } else {
            WHOLE.putIfAbsent(word, meaning);
        }
    }

    /** The meaning of a value; {@link RowMeaning#UNKNOWN} if no word of it is known. An empty value is a sale. */
    public static RowMeaning of(String value) {
        if (value.length() > LONGEST) {
            return RowMeaning.UNKNOWN;
        }
        String lower = lower(JOINED_WORDS.matcher(value).replaceAll(" "));
        String plain = BETWEEN_WORDS.matcher(lower).replaceAll("");
        if (plain.isEmpty()) {
            return RowMeaning.SALE;
        }
        RowMeaning whole = WHOLE.get(plain);
        return whole != null ? whole : byStem(List.of(BETWEEN_WORDS.split(lower, -1)), plain);
    }

    /** Whether the value is the stage of a sale that was won. */
    public static boolean isWon(String value) {
        return WON.contains(plain(value));
    }

    /**
     * What some of a column's values mean because of the others, such as "In behandeling", which is paid in a shop and
     * waits for its payment elsewhere.
     *
     * @param values of one column
     * @return the meanings by value in lower case; empty for most columns
     */
    public static Map<String, RowMeaning> beside(Set<String> values) {
        Set<String> plain = values.stream().map(StatusWords::plain).collect(Collectors.toSet());
        Map<String, RowMeaning> meanings = new HashMap<>();
        for (String value : values) {
            String word = plain(value);
            BESIDE.stream()
                    .filter(line ->
                            line.word.equals(word) && line.others.stream().anyMatch(plain::contains))
                    .findFirst()
                    .ifPresent(line -> meanings.put(value.toLowerCase(Locale.ROOT), line.meaning));
        }
        return meanings;
    }

    private static String plain(String value) {
        return BETWEEN_WORDS.matcher(lower(value)).replaceAll("");
    }

    /** In lower case; letters that upper case does not keep apart are one: the i of Turkish, the sigma of Greek. */
    private static String lower(String value) {
        return value.toLowerCase(Locale.ROOT)
                .replace("\u0307", "")
                .replace('\u0131', 'i')
                .replace('\u03c2', '\u03c3');
    }

    /** A word for a sale at the beginning of a longer one, such as Betalingsfout, does not make it a sale. */
    private static RowMeaning inside(String plain) {
        return STEMS.stream()
                .filter(stem -> stem.meaning == RowMeaning.FAILED || stem.meaning == RowMeaning.CANCELLED)
                .filter(stem -> stem.beginning.length() >= LONG_ENOUGH && plain.indexOf(stem.beginning) > 0)
                .map(Stem::meaning)
                .findFirst()
                .orElse(RowMeaning.SALE);
    }

    private static boolean isTurned(Stem stem, String plain) {
        return plain.startsWith("not" + stem.beginning) || plain.startsWith("nicht" + stem.beginning);
    }

    private static RowMeaning byStem(List<String> words, String plain) {
        boolean negated = words.stream().anyMatch(word -> word.equals("not") || word.equals("nicht"));
        for (Stem stem : STEMS) {
            boolean fits = plain.startsWith(stem.beginning)
                    || (stem.isWithoutBlanks && plain.contains(stem.beginning))
                    || words.stream().anyMatch(word -> word.startsWith(stem.beginning));
            if (fits && stem.meaning == RowMeaning.SALE) {
                return negated ? RowMeaning.PENDING : inside(plain);
            }
            if (fits) {
                return TURNED_BY_NOT.contains(stem.meaning) && isTurned(stem, plain) ? RowMeaning.SALE : stem.meaning;
            }
        }
        return RowMeaning.UNKNOWN;
    }
}
