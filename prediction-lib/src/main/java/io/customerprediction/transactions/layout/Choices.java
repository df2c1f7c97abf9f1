package io.customerprediction.transactions.layout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user has decided about the values of a log; what is {@code null} or empty is decided by the values.
 *
 * @param dateFormat pattern of the time column as of {@link java.time.format.DateTimeFormatter}
 * @param zone to which times with an offset are converted; {@code null}: times are taken as written
 * @param dayZero date of day number 0, where dates are day numbers
 * @param decimalMark a point or a comma
 * @param cents whether amounts are hundredths of the currency's unit
 * @param keep statuses whose rows are purchases, in lower case
 * @param drop statuses whose rows are left out, in lower case
 * @param currency the one currency to keep, where there are several
 * @param rates of currencies: what one unit is worth in the currency of the answers
 */
public record Choices(
        @Nullable String dateFormat,
        @Nullable ZoneId zone,
        @Nullable LocalDate dayZero,
        @Nullable Character decimalMark,
        @Nullable Boolean cents,
        Set<String> keep,
        Set<String> drop,
        @Nullable String currency,
        Map<String, BigDecimal> rates) {
    /** Everything is decided by the values. */
    public static final Choices NONE = new Choices(null, null, null, null, null, Set.of(), Set.of(), null, Map.of());

    /** Keeps its own copies. */
    public Choices {
        keep = Set.copyOf(keep);
        drop = Set.copyOf(drop);
        rates = Map.copyOf(rates);
    }

    /** Only the zone to which times with an offset are converted; {@code null} to take every time as it is written. */
    public static Choices ofZone(@Nullable ZoneId zone) {
        return new Choices(null, zone, null, null, null, Set.of(), Set.of(), null, Map.of());
    }

    /** The same, with a zone to which times with an offset are converted if none was chosen. */
    public Choices inZone(ZoneId other) {
        return zone != null
                ? this
                : new Choices(dateFormat, other, dayZero, decimalMark, cents, keep, drop, currency, rates);
    }

    /** Only a pattern of dates. */
    public static Choices ofDateFormat(@Nullable String dateFormat) {
        return new Choices(dateFormat, null, null, null, null, Set.of(), Set.of(), null, Map.of());
    }
}
