package io.customerprediction.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.store.jobs.JobState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of any kind: their order, their states, cancelling, failing, the bound and the stop. */
@Timeout(60)
class JobQueueTest {
    private static final int MOST = 8;

    @TempDir
    Path folder;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Long> released = new LinkedBlockingQueue<>();
    private Store store;
    private JobQueue queue;

    @BeforeEach
    void open() {
        store = Store.open("jdbc:h2:file:" + folder.resolve("store"), "sa", "", Clock.systemUTC());
        queue = new JobQueue(() -> Optional.of(store), MOST);
    }

    @AfterEach
    void close() {
        queue.close();
        store.close();
    }

    private interface Body {
        void run(JobRun run) throws IOException, InterruptedException;
    }

    /** Work that records what is asked of it. */
    private final class Recorded implements JobWork {
        private final String name;
        private final Body body;

        Recorded(String name, Body body) {
            this.name = name;
            this.body = body;
        }

        @Override
        public Map<JobPhase, Double> phases() {
            return Map.of(JobPhase.SCORING, 0.0, JobPhase.FINISHING, 0.9);
        }

        @Override
        public String carryOut(JobRun run) throws IOException {
            events.add(name + " begins");
            try {
                body.run(run);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            events.add(name + " ends");
            return "result of " + name;
        }

        @Override
        public void undo() {
            events.add(name + " undone");
        }

        @Override
        public String failure(Throwable cause) {
            return name + ": " + cause.getMessage();
        }
    }

    private long newJob() {
        return queue.open(JobKind.BATCH, released::add).orElseThrow().id();
    }

    private long submitted(String name, Body body) {
        long id = newJob();
        assertThat(queue.submit(id, new Recorded(name, body))).isTrue();
        return id;
    }

    private JobState state(long id) {
        return store.jobs().find(id).orElseThrow().state();
    }

    /** Waits until the queue has carried out all that was submitted before. */
    private void drain() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        submitted("last", run -> done.countDown());
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void jobsRunOneAfterTheOtherInTheOrderOfTheirSubmission() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        long first = submitted("first", run -> go.await());
        long second = submitted("second", run -> run.step(JobPhase.SCORING, 1, 0.5));
        assertThat(state(second)).isEqualTo(JobState.QUEUED);
        go.countDown();
        drain();

        assertThat(events).startsWith("first begins", "first ends", "second begins", "second ends");
        assertThat(state(first)).isEqualTo(JobState.DONE);
        assertThat(store.jobs().find(second).orElseThrow().progress()).isEqualTo(1);
        assertThat(released).contains(first, second);
    }

    @Test
    void progressIsStoredWhileAJobRuns() throws InterruptedException {
        CountDownLatch stepped = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        long id = submitted("work", run -> {
            run.step(JobPhase.SCORING, 10, 0.5);
            stepped.countDown();
            go.await();
        });
        assertThat(stepped.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(state(id)).isEqualTo(JobState.RUNNING);
        assertThat(store.jobs().find(id).orElseThrow().progress()).isEqualTo(0.45);
        go.countDown();
    }

    @Test
    void aFailureIsStoredWithItsMessageAndTheNextJobRuns() throws InterruptedException {
        long failing = submitted("failing", run -> {
            throw new IOException("the disk is full");
        });
        drain();

        assertThat(state(failing)).isEqualTo(JobState.FAILED);
        assertThat(store.jobs().find(failing).orElseThrow().message()).isEqualTo("failing: the disk is full");
        assertThat(events).startsWith("failing begins", "failing undone", "last begins");
        assertThat(released).contains(failing);
    }

    @Test
    void aRunningJobIsCancelledAtItsNextStep() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        long id = submitted("work", run -> {
            begun.countDown();
            go.await();
            run.step(JobPhase.SCORING, 1, 0.1);
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(queue.cancel(id)).isTrue();
        go.countDown();
        drain();

        assertThat(state(id)).isEqualTo(JobState.CANCELLED);
        assertThat(events).startsWith("work begins", "work undone", "last begins");
    }

    @Test
    void aQueuedJobThatIsCancelledNeverBegins() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        submitted("first", run -> go.await());
        long queued = submitted("queued", run -> {});
        assertThat(queue.cancel(queued)).isTrue();
        assertThat(queue.cancel(queued)).isFalse();
        assertThat(queue.find(queued)).isEmpty();
        go.countDown();
        drain();

        assertThat(state(queued)).isEqualTo(JobState.CANCELLED);
        assertThat(events).doesNotContain("queued begins");
        assertThat(released).contains(queued);
    }

    @Test
    void aJobThatPublishesItsResultCannotBeCancelled() throws InterruptedException {
        CountDownLatch finishing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        long id = submitted("work", run -> {
            run.step(JobPhase.FINISHING, 1, 0);
            finishing.countDown();
            go.await();
        });
        assertThat(finishing.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(queue.cancel(id)).isFalse();
        go.countDown();
        drain();

        assertThat(state(id)).isEqualTo(JobState.DONE);
    }

    @Test
    void theQueueIsBounded() {
        long first = newJob();
        for (int i = 1; i < MOST; i++) {
            newJob();
        }
        assertThat(queue.isFull()).isTrue();
        assertThat(queue.open(JobKind.BATCH, released::add)).isEmpty();
        assertThat(queue.cancel(first)).isTrue();
        assertThat(queue.open(JobKind.BATCH, released::add)).isPresent();
    }

    @Test
    void workIsSubmittedOnceAndOnlyToAnUnfinishedJob() {
        long id = submitted("work", run -> {});
        assertThat(queue.submit(id, new Recorded("again", run -> {}))).isFalse();
        assertThat(queue.submit(12_345, new Recorded("unknown", run -> {}))).isFalse();
    }

    @Test
    void atTheStopAllUnfinishedJobsAreInterruptedAndNothingIsReleased() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        long running = submitted("running", run -> {
            begun.countDown();
            while (true) {
                run.step(JobPhase.SCORING, 1, 0.1);
            }
        });
        long queued = submitted("queued", run -> {});
        long waiting = newJob();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        queue.close();

        assertThat(List.of(state(running), state(queued), state(waiting))).containsOnly(JobState.INTERRUPTED);
        assertThat(events).contains("running undone").doesNotContain("queued begins");
        assertThat(released).doesNotContain(waiting);
    }
}
