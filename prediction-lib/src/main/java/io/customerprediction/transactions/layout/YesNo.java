package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.values.WordFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands for yes and for no, as {@code flags.txt} has it. Values are in lower case. */
final class YesNo {
    private static final Set<String> YES = words("yes: ");
    private static final Set<String> NO = words("no: ");

    private YesNo() {}

    static boolean isYes(String value) {
        return YES.contains(value);
    }

    /** Whether the value says no, as an empty one does. */
    static boolean isNo(String value) {
        return value.isEmpty() || NO.contains(value);
    }

    private static Set<String> words(String answer) {
        Set<String> words = new HashSet<>();
        WordFile.lines(YesNo.class, "flags.txt").stream()
                .filter(line -> line.startsWith(answer))
                .map(line -> List.of(line.substring(answer.length()).split("\\|", -1)))
                .forEach(words::addAll);
        return Set.copyOf(words);
    }
}
