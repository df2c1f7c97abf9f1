package io.customerprediction.transactions.values;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Numbers of months by their names, in the languages of {@code months.txt}. */
final class Months {
    private static final int SHORTEST = 3;
    private static final int AMBIGUOUS = 0;
    private static final Map<String, Integer> NUMBERS = read();

    private Months() {}

    /** The month from 1 to 12; 0 if the name is none, or could be two. */
    static int number(String name) {
        return NUMBERS.getOrDefault(plain(name), AMBIGUOUS);
    }

    private static Map<String, Integer> read() {
        Map<String, Integer> numbers = new HashMap<>();
        for (String line : WordFile.lines(Months.class, "months.txt")) {
            String[] names = line.substring(line.indexOf(':') + 1).strip().split(" +", -1);
            for (int month = 1; month <= names.length; month++) {
                for (String name : names[month - 1].split("/", -1)) {
                    addBeginnings(plain(name), month, numbers);
                }
            }
        }
        return numbers;
    }

    private static void addBeginnings(String name, int month, Map<String, Integer> numbers) {
        for (int length = SHORTEST; length <= name.length(); length++) {
            numbers.merge(name.substring(0, length), month, (one, other) -> one.equals(other) ? one : AMBIGUOUS);
        }
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
