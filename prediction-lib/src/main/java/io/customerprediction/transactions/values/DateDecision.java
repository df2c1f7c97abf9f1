package io.customerprediction.transactions.values;

import io.customerprediction.transactions.RowBatch;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.values.DateReading.Form;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a column's dates are read, from all values at hand: by values that can be a date in one order only; then by
 * what does not change (a subscription is billed on the same day of each month); then by which order keeps neighbouring
 * rows closer together, for logs are mostly written in the order of time.
 */
public final class DateDecision {
    /** A spreadsheet's day numbers lie between 1954 and 2118. */
    private static final int FIRST_SERIAL = 20_000;

    private static final int LAST_SERIAL = 80_000;
    private static final Pattern NUMBER = Pattern.compile("'?(\\d{1,5})(?:[.,]\\d+)?");
    private static final double NEARLY_ALL = 0.9;

    /** So many different dates without one after the 12th are not a coincidence. */
    private static final int DATES_WITHOUT_PROOF = 30;

    /** Values in the other order that are tolerated as typing errors, as a share of the proofs. */
    private static final double TOLERATED = 0.01;

    private static final int CLEARLY_CLOSER = 4;

    private final LocalDate latest;
    private final @Nullable ZoneId zone;
    private final @Nullable LocalDate dayZero;

    /**
     * A decision about one column.
     *
     * @param latest the last day that can be true
     * @param zone see {@link DateReading}
     * @param dayZero see {@link DateReading}
     */
    public DateDecision(LocalDate latest, @Nullable ZoneId zone, @Nullable LocalDate dayZero) {
        this.latest = latest;
        this.zone = zone;
        this.dayZero = dayZero;
    }

    /**
     * How a column with these values is read.
     *
     * @param times values of the column in the order of the rows; empty ones are passed over
     * @param complete whether these are all values of the column
     * @throws AmbiguousValuesException if they can be read in more than one way, and nothing decides
     */
    public DateReading of(List<String> times, boolean complete) {
        List<String> present = times.stream().filter(time -> !time.isEmpty()).toList();
        if (share(present, 0, LAST_SERIAL) >= NEARLY_ALL && !present.isEmpty()) {
            return numbers(present);
        }
        Trial months = new Trial(DateOrder.MONTH_FIRST);
        Trial days = new Trial(DateOrder.DAY_FIRST);
        present.forEach(months::add);
        present.forEach(days::add);
        DateReading byYear = yearFirst(present, months, days);
        if (byYear != null) {
            return byYear;
        }
        if (months.proofs > 0 && days.proofs > 0) {
            return bothProven(months, days);
        }
        if (months.proofs > 0 || days.proofs > 0) {
            Trial proven = months.proofs > 0 ? months : days;
            return reading(
                    proven.order,
                    true,
                    proven.order.words() + ", for '" + proven.proof + "' is a date only in this order");
        }
        if (months.ambiguous.isEmpty() || (months.sum == days.sum && months.jumps == days.jumps && months.same())) {
            return reading(
                    DateOrder.MONTH_FIRST,
                    true,
                    present.isEmpty() ? "as written" : "as written, such as '" + present.get(0) + "'");
        }
        return guess(months, days, complete);
    }

    private static double share(Collection<String> times, int from, int to) {
        long numbers = times.stream().filter(time -> isNumber(time, from, to)).count();
        return numbers / (double) Math.max(1, times.size());
    }

    private static boolean isNumber(String time, int from, int to) {
        var matcher = NUMBER.matcher(time);
        if (!matcher.matches()) {
            return false;
        }
        int number = Integer.parseInt(matcher.group(1));
        return number >= from && number <= to;
    }

    private DateReading numbers(List<String> present) {
        String example = "such as '" + present.get(0) + "'";
        if (dayZero != null) {
            return reading(Form.DAY_NUMBER, "day numbers since " + dayZero + ", " + example);
        }
        if (share(present, FIRST_SERIAL, LAST_SERIAL) >= NEARLY_ALL) {
            return reading(Form.SERIAL, "a spreadsheet's day numbers, " + example);
        }
        throw new AmbiguousValuesException(
                OpenQuestion.DAY_ZERO,
                "dates are numbers, " + example
                        + ": if they count days, give the date of day 0, such as --day-zero 2023-01-01; else name the column of the"
                        + " date with --time-column");
    }

    private DateReading bothProven(Trial months, Trial days) {
        Trial more = months.proofs >= days.proofs ? months : days;
        Trial fewer = more == months ? days : months;
        if (fewer.proofs > TOLERATED * more.proofs) {
            throw new AmbiguousValuesException(
                    OpenQuestion.DATE_FORMAT,
                    "some dates, such as '" + days.proof
                            + "', can only be read day first, others, such as '" + months.proof
                            + "', only month first: export the dates in one form, best as 2024-12-31, or give the form of those to"
                            + " keep with --date-format " + more.order.pattern());
        }
        return reading(
                more.order, true, more.order.words() + ", for '" + more.proof + "' is a date only in this order");
    }

    private DateReading guess(Trial months, Trial days, boolean complete) {
        boolean constantFirst = months.firstNumbers.size() == 1 && months.secondNumbers.size() > 1;
        boolean constantSecond = months.secondNumbers.size() == 1 && months.firstNumbers.size() > 1;
        int constant = (constantFirst ? months.firstNumbers : months.secondNumbers)
                .iterator()
                .next();
        if (months.ambiguous.size() > 2 && (constantFirst || constantSecond) && constant == 1) {
            DateOrder order = constantFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
            return reading(
                    order,
                    false,
                    order.words()
                            + ", which is a guess: the number 1, which is the same in all dates, is taken for the day");
        }
        if (complete && months.ambiguous.size() >= DATES_WITHOUT_PROOF) {
            throw new AmbiguousValuesException(
                    OpenQuestion.DATE_FORMAT,
                    "dates such as '" + months.ambiguous.iterator().next()
                            + "' can be read day first or month first, and none of the " + months.ambiguous.size()
                            + " dates has a number above 12 that would decide: give --date-format "
                            + DateOrder.DAY_FIRST.pattern() + " or " + DateOrder.MONTH_FIRST.pattern());
        }
        if (months.jumps != days.jumps) {
            DateOrder order = months.jumps < days.jumps ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
            return reading(
                    order,
                    false,
                    order.words()
                            + ", which is a guess, because neighbouring rows lie closer together then: give --date-format if"
                            + " it is wrong");
        }
        boolean slashes = months.ambiguous.stream().anyMatch(time -> time.indexOf('/') >= 0);
        DateOrder usual = slashes ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
        return reading(
                usual,
                false,
                usual.words() + ", which is a guess: no date of the first rows proves it; give --date-format if it is"
                        + " wrong");
    }

    /** Dates such as 24-11-13, where all three numbers have two digits. */
    private @Nullable DateReading yearFirst(List<String> present, Trial months, Trial days) {
        if (present.isEmpty()
                || !present.stream().allMatch(time -> time.matches("\\d\\d[-./]\\d\\d[-./]\\d\\d(?!\\d).*"))) {
            return null;
        }
        Trial years = new Trial(DateOrder.YEAR_FIRST);
        present.forEach(years::add);
        Trial other = months.read == days.read
                ? (months.jumps < days.jumps ? months : days)
                : months.read > days.read ? months : days;
        boolean better =
                years.read > other.read || (years.read == other.read && years.jumps * CLEARLY_CLOSER < other.jumps);
        return better
                ? reading(
                        DateOrder.YEAR_FIRST,
                        years.read > other.read,
                        "year first, because "
                                + (years.read > other.read
                                        ? "only so all are dates"
                                        : "neighbouring rows lie closer together then, which is a guess"))
                : null;
    }

    private DateReading reading(DateOrder order, boolean sure, String words) {
        return new DateReading(Form.TEXT, order, sure, null, null, zone, words);
    }

    private DateReading reading(Form form, String words) {
        return new DateReading(form, DateOrder.MONTH_FIRST, true, null, dayZero, zone, words);
    }

    /** All dates read in one order. */
    private final class Trial {
        private final DateOrder order;
        private final Days days;
        private final Set<String> ambiguous = new LinkedHashSet<>();
        private final Set<Integer> firstNumbers = new LinkedHashSet<>();
        private final Set<Integer> secondNumbers = new LinkedHashSet<>();
        private int read;
        private long sum;
        private long jumps;
        private int before = RowBatch.UNREADABLE_DAY;
        private long proofs;
        private String proof = "";

        Trial(DateOrder order) {
            this.order = order;
            this.days = new DateReading(Form.TEXT, order, false, null, null, zone, "").days(latest.getYear());
        }

        void add(String time) {
            byte[] bytes = time.getBytes(StandardCharsets.UTF_8);
            Slice slice = new Slice();
            slice.set(bytes, 0, bytes.length);
            long provenBefore = days.proofs();
            int day = days.day(slice);
            if (days.proofs() > provenBefore) {
                proofs++;
                proof = proof.isEmpty() ? time : proof;
            }
            if (day <= RowBatch.MISSING_DAY || day > latest.toEpochDay()) {
                return;
            }
            read++;
            sum += day;
            jumps += before == RowBatch.UNREADABLE_DAY ? 0 : Math.abs(day - before);
            before = day;
            if (days.isOrdered()) {
                ambiguous.add(time.split("[T ]", 2)[0]);
                firstNumbers.add(days.firstNumber());
                secondNumbers.add(days.secondNumber());
            }
        }

        /** Whether day and month are the same number in all dates. */
        boolean same() {
            return firstNumbers.equals(secondNumbers) && firstNumbers.size() == 1;
        }
    }
}
