package io.customerprediction.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MonitoredRunTest {
    private record Step(Phase phase, double done) {}

    @Test
    void theLastReportOfARunThatEndsIsFinished() {
        List<Step> steps = new ArrayList<>();
        String result = MonitoredRun.call((phase, done) -> steps.add(new Step(phase, done)), work -> {
            work.as(Phase.FITTING).done(0.5);
            return "model";
        });
        assertThat(result).isEqualTo("model");
        assertThat(steps.get(0).phase()).isIn(Phase.CHECKING, Phase.FITTING);
        assertThat(steps).last().isEqualTo(new Step(Phase.FINISHED, 1));
    }

    @Test
    void whatTheWorkThrowsComesOutAsItIs() {
        IllegalStateException failure = new IllegalStateException("no");
        assertThatThrownBy(() -> MonitoredRun.call(Progress.NONE, work -> {
                    throw failure;
                }))
                .isSameAs(failure);
        OutOfMemoryError error = new OutOfMemoryError("none left");
        assertThatThrownBy(() -> MonitoredRun.call(Progress.NONE, work -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void aProgressThatThrowsEndsTheWork() {
        AtomicBoolean ended = new AtomicBoolean();
        IllegalArgumentException refusal = new IllegalArgumentException("enough");
        assertThatThrownBy(() -> MonitoredRun.call(
                        (phase, done) -> {
                            throw refusal;
                        },
                        work -> untilCancelled(work, ended)))
                .isSameAs(refusal);
        assertThat(ended).isTrue();
    }

    @Test
    void anInterruptOfTheCallerCancelsTheWorkAndStaysSet() throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        List<Throwable> thrown = new ArrayList<>();
        Thread caller = new Thread(() -> {
            try {
                MonitoredRun.call(Progress.NONE, work -> {
                    begun.countDown();
                    return untilCancelled(work, ended);
                });
            } catch (CancellationException e) {
                thrown.add(e);
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown).hasSize(1);
        assertThat(ended).isTrue();
        assertThat(stillInterrupted).isTrue();
    }

    private static int untilCancelled(Steps work, AtomicBoolean ended) {
        try {
            while (true) {
                work.done(0.1);
                Thread.onSpinWait();
            }
        } finally {
            ended.set(true);
        }
    }
}
