package io.customerprediction;

import io.customerprediction.features.Feature;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a customer's own rhythm says of the next purchase, in English. Stateless. */
final class DueTexts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final int FEWEST_PURCHASE_DAYS = 3;
    /** From the 20th to the 80th percentile of a normal distribution are so many standard deviations. */
    private static final double HALF_OF_FIFTHS = 0.842;

    private static final double ALIKE = 0.4;
    private static final double MOSTLY = 0.5;
    private static final int A_YEAR = 365;

    private DueTexts() {}

    /**
     * The facts of the rhythm that are beyond chance; that there are none, if so.
     *
     * @param row history features as of {@code asOf}
     */
    static String of(double[] row, LocalDate asOf) {
        List<String> facts = new ArrayList<>();
        if (Feature.PURCHASE_DAYS.of(row) >= FEWEST_PURCHASE_DAYS && Feature.GAP_SPREAD.of(row) < ALIKE) {
            facts.add(gaps(row, asOf));
        }
        if (Feature.WEEKDAY_SHARE.of(row) >= MOSTLY) {
            LocalDate next = asOf.plusDays((long) Feature.WEEKDAY_IN.of(row));
            facts.add("mostly on a " + next.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        }
        if (Feature.MONTH_DAY_SHARE.of(row) >= MOSTLY) {
            LocalDate next = asOf.plusDays((long) Feature.MONTH_DAY_IN.of(row));
            facts.add("mostly about day " + next.getDayOfMonth() + " of the month");
        }
        double yearAgo = Feature.YEAR_AGO_IN.of(row);
        if (yearAgo <= A_YEAR) {
            facts.add("a year ago the next purchase was on "
                    + DAY.format(asOf.minusDays(A_YEAR).plusDays((long) yearAgo)));
        }
        return facts.isEmpty() ? "no regular days known yet" : String.join(", ", facts);
    }

    private static String gaps(double[] row, LocalDate asOf) {
        double usual = Feature.USUAL_GAP.of(row);
        double spread = HALF_OF_FIFTHS * Feature.GAP_SPREAD.of(row);
        long shortest = Math.max(1, Math.round(usual * Math.exp(-spread)));
        long longest = Math.max(1, Math.round(usual * Math.exp(spread)));
        long due = Math.round(usual - Feature.RECENCY.of(row));
        String every = shortest == longest
                ? "buys every " + (shortest == 1 ? "day" : shortest + " days")
                : "buys every " + shortest + " to " + longest + " days";
        String date = DAY.format(asOf.plusDays(due));
        return every + ", " + (due > 0 ? "due on " : "was due on ") + date;
    }
}
