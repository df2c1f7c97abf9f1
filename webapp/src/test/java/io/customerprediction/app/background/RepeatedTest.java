package io.customerprediction.app.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedTest {
    private final AtomicInteger rounds = new AtomicInteger();
    private final CountDownLatch three = new CountDownLatch(3);

    private void round() {
        rounds.incrementAndGet();
        three.countDown();
    }

    @Test
    void theWorkIsDoneAgainAndAgainUntilItIsClosed() throws InterruptedException {
        Repeated repeated = new Repeated("test", 0, this::round);
        repeated.start();
        assertThat(three.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(repeated.isClosed()).isFalse();

        repeated.close();
        repeated.awaitEnd(10);
        int done = rounds.get();
        assertThat(repeated.isClosed()).isTrue();
        repeated.awaitEnd(10);
        assertThat(rounds).hasValue(done);
    }

    @Test
    void oneThatWasNeverStartedCanBeClosed() throws InterruptedException {
        Repeated repeated = new Repeated("test", 60, this::round);
        repeated.close();
        repeated.awaitEnd(1);
        assertThat(rounds).hasValue(0);
    }
}
