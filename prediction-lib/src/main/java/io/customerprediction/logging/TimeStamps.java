package io.customerprediction.logging;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of day as the log writes it, formatted once a second. Thread-safe. */
final class TimeStamps {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private record Stamp(long second, String text) {}

    private final Clock clock;
    private volatile Stamp last = new Stamp(Long.MIN_VALUE, "");

    TimeStamps(Clock clock) {
        this.clock = clock;
    }

    String now() {
        long second = Math.floorDiv(clock.millis(), 1000);
        Stamp stamp = last;
        if (stamp.second != second) {
            stamp = new Stamp(
                    second, FORMAT.format(Instant.ofEpochSecond(second).atZone(clock.getZone())));
            last = stamp;
        }
        return stamp.text;
    }
}
