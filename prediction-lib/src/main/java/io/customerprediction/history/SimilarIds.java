package io.customerprediction.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Finds customers whose ids differ in nothing but capitals and blanks, which may be the same customer written in two ways. */
final class SimilarIds {
    private final CustomerIds ids;
    private final CustomerIds folded = new CustomerIds();

    /** By the number of a folded id, the first customer who has it. */
    private int[] first = new int[1024];

    private int similar;
    private String example = "";

    private SimilarIds(CustomerIds ids) {
        this.ids = ids;
    }

    /** What is doubtful about the ids, in words; empty if nothing is. */
    static Optional<String> doubt(CustomerIds ids) {
        if (!canBeSimilar(ids)) {
            return Optional.empty();
        }
        SimilarIds all = new SimilarIds(ids);
        for (int customer = 0; customer < ids.size(); customer++) {
            all.add(customer);
        }
        return all.similar == 0 ? Optional.empty() : Optional.of(all.inWords());
    }

    /** Ids of digits, of small letters or of capitals only need no closer look, and are the usual ones. */
    private static boolean canBeSimilar(CustomerIds ids) {
        int kinds = 0;
        for (int customer = 0; customer < ids.size(); customer++) {
            kinds |= ids.kinds(customer);
            if ((kinds & CustomerIds.OTHER) != 0 || kinds == (CustomerIds.CAPITALS | CustomerIds.SMALL)) {
                return true;
            }
        }
        return false;
    }

    private void add(int customer) {
        byte[] text = fold(ids.id(customer)).getBytes(StandardCharsets.UTF_8);
        int before = folded.size();
        int number = folded.number(text, 0, text.length);
        if (number < before) {
            if (similar++ == 0) {
                example = "'" + ids.id(first[number]) + "' and '" + ids.id(customer) + "'";
            }
            return;
        }
        if (number == first.length) {
            first = Arrays.copyOf(first, 2 * number);
        }
        first[number] = customer;
    }

    private static String fold(String id) {
        StringBuilder folded = new StringBuilder(id.length());
        id.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private String inWords() {
        return (similar == 1 ? "1 customer has an id that differs" : similar + " customers have ids that differ")
                + " from another only in capitals or blanks, such as " + example
                + ": each counts as a customer of its own; if they are the same, write them in one way";
    }
}
