package io.customerprediction.app.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestRateTest {
    private static final long SECOND = 1_000_000_000L;

    /** Close to where the clock starts again from the smallest number. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND / 2);

    private RequestRate rate(int perSecond, int atOnce) {
        return new RequestRate(Duration.ofSeconds(1).dividedBy(perSecond), atOnce, now::get);
    }

    private static int taken(RequestRate rate, String client, int wanted) {
        int taken = 0;
        for (int k = 0; k < wanted; k++) {
            taken += rate.secondsToWait(client) == 0 ? 1 : 0;
        }
        return taken;
    }

    @Test
    void afterAPauseSeveralAreTakenAtOnceAndThenOneAtATime() {
        RequestRate rate = rate(4, 20);
        assertThat(taken(rate, "10.0.0.1", 1_000)).isEqualTo(20);
        now.addAndGet(SECOND / 4);
        assertThat(taken(rate, "10.0.0.1", 10)).isEqualTo(1);
        now.addAndGet(SECOND);
        assertThat(taken(rate, "10.0.0.1", 10)).isEqualTo(4);
        now.addAndGet(3_600 * SECOND);
        assertThat(taken(rate, "10.0.0.1", 1_000)).isEqualTo(20);
    }

    @Test
    void whoHasToWaitIsToldHowLong() {
        RequestRate slow = new RequestRate(Duration.ofSeconds(30), 1, now::get);
        assertThat(slow.secondsToWait("a")).isZero();
        assertThat(slow.secondsToWait("a")).isEqualTo(31);
        now.addAndGet(29 * SECOND);
        assertThat(slow.secondsToWait("a")).isEqualTo(2);
        now.addAndGet(SECOND);
        assertThat(slow.secondsToWait("a")).isZero();
    }

    @Test
    void othersDoNotWaitForOneThatAsksTooOften() {
        RequestRate rate = rate(1, 3);
        taken(rate, "10.0.0.1", 100_000);
        int refused = 0;
        for (int k = 0; k < 1_000; k++) {
            refused += rate.secondsToWait("10.0." + k / 250 + "." + (k % 250 + 2)) == 0 ? 0 : 1;
        }
        assertThat(refused).as("those that share a place by chance").isLessThan(5);
    }

    @Test
    void zeroMeansAnyNumber() {
        assertThat(taken(RequestRate.perSecond(0), "a", 100_000)).isEqualTo(100_000);
    }

    @Test
    void threadsTogetherTakeNoMoreThanOne() throws InterruptedException {
        RequestRate rate = rate(1, 5_000);
        AtomicInteger taken = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(new Thread(() -> taken.addAndGet(taken(rate, "a", 5_000))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(taken).hasValue(5_000);
    }
}
