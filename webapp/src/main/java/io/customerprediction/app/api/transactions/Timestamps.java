package io.customerprediction.app.api.transactions;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Times as ISO 8601 writes them: a day, or a day and a time with or without an offset.
 *
 * @param zone whose days count, for times with an offset; null to take every time as it is written
 */
record Timestamps(@Nullable ZoneId zone) {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[' ']")
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .optionalEnd()
            .parseCaseInsensitive()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** The day of a time; empty if the text is not a time. */
    Optional<LocalDate> day(String text) {
        return parsed(text).map(time -> {
            if (time instanceof OffsetDateTime offset) {
                return zone == null
                        ? offset.toLocalDate()
                        : offset.atZoneSameInstant(zone).toLocalDate();
            }
            return time instanceof LocalDateTime local ? local.toLocalDate() : (LocalDate) time;
        });
    }

    /** The moment of a time; without an offset in the zone, or in UTC. */
    Optional<Instant> instant(String text) {
        ZoneId written = zone == null ? ZoneOffset.UTC : zone;
        return parsed(text).map(time -> {
            if (time instanceof OffsetDateTime offset) {
                return offset.toInstant();
            }
            LocalDateTime local = time instanceof LocalDateTime with ? with : ((LocalDate) time).atStartOfDay();
            return local.atZone(written).toInstant();
        });
    }

    private static Optional<TemporalAccessor> parsed(String text) {
        try {
            return Optional.of(FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
