package io.customerprediction.app.pages.batch;

import io.customerprediction.transactions.csv.LogPreview;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date of a log whose day and month could be the other way round.
 *
 * @param text the date as it stands in the log
 * @param dayFirst pattern that reads the first number as the day
 * @param monthFirst pattern that reads it as the month
 */
record DateExample(String text, String dayFirst, String monthFirst) {
    private static final int MONTHS = 12;
    private static final int FULL_YEAR = 4;
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)");
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateExample NONE = new DateExample("03/04/2024", "d/M/yyyy", "M/d/yyyy");

    /** The clearest example in the column of the time; a made-up one if there is none. */
    static DateExample of(LogPreview preview) {
        int column = preview.sample().header().indexOf(preview.columns().getOrDefault("time", ""));
        return preview.sample().rows().stream()
                .filter(row -> column >= 0 && column < row.size())
                .map(row -> DATE.matcher(row.get(column)))
                .filter(Matcher::lookingAt)
                .min(Comparator.comparing(DateExample::isPlain))
                .map(DateExample::of)
                .orElse(NONE);
    }

    private static boolean isPlain(Matcher date) {
        int first = Integer.parseInt(date.group(1));
        int second = Integer.parseInt(date.group(3));
        return first == second || first > MONTHS || second > MONTHS;
    }

    private static DateExample of(Matcher date) {
        String sign = date.group(2);
        String year = date.group(4).length() == FULL_YEAR ? "yyyy" : "yy";
        return new DateExample(
                date.group(), String.join(sign, List.of("d", "M", year)), String.join(sign, List.of("M", "d", year)));
    }

    /** The date in words as a pattern reads it; empty if it is none then. */
    Optional<String> words(String pattern) {
        try {
            return Optional.of(
                    WORDS.format(LocalDate.parse(text, DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
