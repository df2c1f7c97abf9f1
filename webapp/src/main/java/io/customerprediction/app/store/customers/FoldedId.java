package io.customerprediction.app.store.customers;

/** Customer ids without regard to upper and lower case. */
public final class FoldedId {
    private FoldedId() {}

    /** The id in lower case, character by character: as long as the id. */
    public static String of(String id) {
        return id.codePoints()
                .map(FoldedId::fold)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int fold(int character) {
        return Character.toLowerCase(Character.toUpperCase(character));
    }
}
