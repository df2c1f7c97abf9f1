package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.Placeholders;
import io.customerprediction.transactions.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Chooses the column of the customer among those that can be it by their names, by how their values repeat: an id that is
 * new with each order is no customer, nor is one that most rows have, nor one whose digits a spreadsheet has cut off.
 */
final class CustomerChoice {
    private static final int ENOUGH = 30;
    private static final int SEVERAL = 5;
    private static final int MANY = 200;
    private static final double MOST_ROWS = 0.5;
    private static final double NOTEWORTHY = 0.01;
    private static final double CLEARLY_MORE = 0.2;
    private static final double NOTICEABLY_MORE = 0.05;
    private static final double ABOUT_THE_SAME = 0.9;
    private static final Pattern CUT_OFF = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d{1,2}");
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,6}[.,](?!0$)\\d{1,2}");
    private static final Pattern ACCOUNT =
            Pattern.compile("(user|account|member|visitor|nutzer|benutzer|usuario|utente|utilisateur|gebruiker).*");

    /** A column that can be the customer's. */
    private record Candidate(int column, int place, String objection, boolean lost, double filled, int distinct) {
        boolean isSound() {
            return objection.isEmpty();
        }
    }

    private final Sample sample;
    private final int order;
    private final Findings findings;

    /** @param order index of the order's column; -1 without one */
    CustomerChoice(Sample sample, int order, Findings findings) {
        this.sample = sample;
        this.order = order;
        this.findings = findings;
    }

    /**
     * The best of the columns.
     *
     * @param columns by their names the likeliest first, at least one
     * @throws IOException if none can be it; the message says why
     */
    int of(List<Integer> columns) throws IOException {
        List<Candidate> candidates = columns.stream()
                .map(column -> candidate(column, columns.indexOf(column)))
                .sorted(Comparator.comparing(Candidate::isSound)
                        .reversed()
                        .thenComparing(Candidate::lost)
                        .thenComparing(Candidate::place))
                .toList();
        Candidate best = candidates.get(0);
        for (Candidate other : candidates) {
            best = isBetter(other, best) ? other : best;
        }
        if (best.lost) {
            throw new IOException(best.objection);
        }
        if (!best.isSound() && !sample.complete() && hasOneOrderEach(best.column)) {
            findings.doubt(best.objection + " in the first rows: name the customer's column with --customer-column if"
                    + " it is another one");
            return best.column;
        }
        if (!best.isSound() && best.distinct > 1 && best.distinct < SEVERAL) {
            findings.doubt(best.objection + ": name the customer's column with --customer-column if they are cashiers,"
                    + " shops or companies");
            return best.column;
        }
        if (!best.isSound()) {
            throw new IOException(best.objection
                    + ", so that it cannot be the customer's: name the customer's column with" + " --customer-column");
        }
        if (best.column != columns.get(0)) {
            explain(best, candidates);
        }
        return best.column;
    }

    private boolean isBetter(Candidate other, Candidate best) {
        if (!other.isSound() || !best.isSound() || other.column == best.column) {
            return false;
        }
        boolean fuller = other.filled > best.filled + (isAddress(other) ? NOTICEABLY_MORE : CLEARLY_MORE)
                && (isAddress(other) || best.filled < MOST_ROWS);
        boolean account =
                ACCOUNT.matcher(HeaderNames.plain(sample.name(best.column))).matches()
                        && other.filled >= MOST_ROWS
                        && best.distinct < ABOUT_THE_SAME * other.distinct;
        return fuller || account;
    }

    private boolean isAddress(Candidate candidate) {
        List<String> present = sample.present(candidate.column);
        return present.stream().filter(value -> value.indexOf('@') > 0).count() > MOST_ROWS * present.size();
    }

    private void explain(Candidate best, List<Candidate> candidates) {
        String others = String.join(
                "; ",
                candidates.stream()
                        .filter(other -> !other.isSound())
                        .map(Candidate::objection)
                        .toList());
        findings.decide("the customer is " + quoted(best.column) + (others.isEmpty() ? "" : ", because " + others));
    }

    private Candidate candidate(int column, int place) {
        Map<String, Long> counts = new HashMap<>();
        sample.present(column).forEach(value -> counts.merge(value, 1L, Long::sum));
        counts.keySet().removeIf(CustomerChoice::isPlaceholder);
        long cut = counts.entrySet().stream()
                .filter(entry -> isCutOff(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        long rows = counts.values().stream().mapToLong(Long::longValue).sum();
        boolean lost = rows > 0 && cut > NOTEWORTHY * rows;
        String objection = lost ? cutOff(column, counts) : objection(column, counts, rows);
        double filled = rows / (double) Math.max(1, sample.rows().size());
        return new Candidate(column, place, objection, lost, filled, counts.size());
    }

    private static boolean isCutOff(String value) {
        boolean possible = value.indexOf('E') > 0 || value.indexOf('e') > 0;
        return possible && CUT_OFF.matcher(value).matches();
    }

    static boolean isPlaceholder(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Slice slice = new Slice();
        slice.set(bytes, 0, bytes.length);
        return slice.isMissing() || Placeholders.isGuest(slice);
    }

    private String cutOff(int column, Map<String, Long> counts) {
        String example = counts.keySet().stream()
                .filter(value -> CUT_OFF.matcher(value).matches())
                .findFirst()
                .orElse("");
        return "a spreadsheet has cut the digits of the customer ids in " + quoted(column) + " off, such as '" + example
                + "': many customers share one spelling; export the file again with that column as text";
    }

    private String objection(int column, Map<String, Long> counts, long rows) {
        long most = counts.isEmpty() ? 0 : Collections.max(counts.values());
        if (rows >= MANY && counts.size() < SEVERAL) {
            return quoted(column) + " has " + (counts.size() == 1 ? "one value" : counts.size() + " values")
                    + " in all rows";
        }
        if (rows >= ENOUGH && counts.size() >= SEVERAL && most > MOST_ROWS * rows) {
            String top = counts.entrySet().stream()
                    .filter(entry -> entry.getValue() == most)
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            return quoted(column) + " is '" + top + "' in most rows";
        }
        long amounts = counts.keySet().stream()
                .filter(value -> AMOUNT.matcher(value).matches())
                .count();
        boolean isId = HeaderNames.plain(sample.name(column)).endsWith("id"); // of analytics, with a point in it
        if (!isId && amounts > MOST_ROWS * counts.size()) {
            return quoted(column) + " holds amounts";
        }
        if (hasOneOrderEach(column)) {
            return "each value of " + quoted(column) + " has one order only";
        }
        return "";
    }

    private boolean hasOneOrderEach(int column) {
        if (order < 0 || order == column) {
            return false;
        }
        Map<String, Set<String>> orders = sample.pairs(column, order);
        return orders.size() >= ENOUGH && orders.values().stream().allMatch(of -> of.size() == 1);
    }

    private String quoted(int column) {
        return "'" + sample.name(column) + "'";
    }
}
