package io.customerprediction.app.store;

import java.util.function.IntUnaryOperator;

/** Customer ids without regard to upper and lower case. */
final class FoldedId {
    private FoldedId() {}

    /** The id in lower case, character by character: as long as the id. */
    static String of(String id) {
        return mapped(id, FoldedId::fold);
    }

    /** No id with the same folded form sorts before this one. */
    static String first(String folded) {
        return mapped(folded, c -> Math.min(c, Character.toUpperCase(c)));
    }

    /** No id with the same folded form sorts after this one. */
    static String last(String folded) {
        return mapped(folded, c -> Math.max(c, Character.toUpperCase(c)));
    }

    private static int fold(int character) {
        return Character.toLowerCase(Character.toUpperCase(character));
    }

    private static String mapped(String text, IntUnaryOperator change) {
        return text.codePoints()
                .map(change)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
