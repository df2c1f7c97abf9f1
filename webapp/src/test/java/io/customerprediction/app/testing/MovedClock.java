package io.customerprediction.app.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock in UTC that a test moves. */
public final class MovedClock extends Clock {
    private volatile Instant now;

    /** @param now until it is moved */
    public MovedClock(Instant now) {
        this.now = now;
    }

    /** Moves it on, or back by a negative time. */
    public void move(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
