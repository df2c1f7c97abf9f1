package io.customerprediction.app.security.web;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How often each client may do something: so often in the long run, and several times at once after a pause (the generic
 * cell rate algorithm). Takes half a megabyte for any number of clients: each has one of many places, by
 * a hash that clients cannot know, and two that share a place share their rate. Thread-safe, without locks.
 */
final class RequestRate {
    private static final int PLACES = 1 << 16;
    private static final int BURST_SECONDS = 10;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long nanosOfOne;
    private final long nanosOfBurst;
    private final LongSupplier nanoTime;
    private final long begin;
    private final long factor = ThreadLocalRandom.current().nextLong() | 1;

    /** For each place, when its uses so far are paid off, in nanoseconds since the beginning. */
    private final AtomicLongArray paidOff;

    /**
     * @param one time that each use takes
     * @param atOnce most uses after a pause
     * @param nanoTime a clock such as {@code System::nanoTime}
     */
    RequestRate(Duration one, int atOnce, LongSupplier nanoTime) {
        this.nanosOfOne = one.toNanos();
        this.nanosOfBurst = nanosOfOne * atOnce;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
        this.paidOff = new AtomicLongArray(nanosOfOne == 0 ? 1 : PLACES);
    }

    /** So many requests a second, and ten times as many at once; any number if it is 0. */
    static RequestRate perSecond(int requests) {
        Duration one = requests == 0 ? Duration.ZERO : Duration.ofSeconds(1).dividedBy(requests);
        return new RequestRate(one, requests * BURST_SECONDS, System::nanoTime);
    }

    /**
     * Counts a use if the client may have it now.
     *
     * @return after how many seconds the client may have it; 0 if it was counted
     */
    long secondsToWait(String client) {
        if (nanosOfOne == 0) {
            return 0;
        }
        int place = place(client);
        long now = nanoTime.getAsLong() - begin;
        long most = now + nanosOfBurst;
        long before;
        long after;
        do {
            before = paidOff.get(place);
            after = Math.max(before, now) + nanosOfOne;
            if (after > most) {
                return 1 + TimeUnit.NANOSECONDS.toSeconds(after - most);
            }
        } while (!paidOff.compareAndSet(place, before, after));
        return 0;
    }

    private int place(String client) {
        long hash = factor;
        for (int i = 0; i < client.length(); i++) {
            hash = (hash + client.charAt(i)) * factor;
        }
        return (int) (((hash ^ (hash >>> 32)) * GOLDEN) >>> 48);
    }
}
