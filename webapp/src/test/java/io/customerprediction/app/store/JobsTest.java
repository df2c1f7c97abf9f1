package io.customerprediction.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.customerprediction.app.store.TestDatabase.Address;
import io.customerprediction.app.store.jobs.Job;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.store.jobs.JobState;
import io.customerprediction.app.store.jobs.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs are remembered beyond the process that runs them. */
@ParameterizedClass
@EnumSource
class JobsTest {
    private static final Instant NOW = Instant.parse("2026-07-01T10:15:30Z");

    private final TestDatabase kind;

    Address address;
    Store store;
    Jobs jobs;

    JobsTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        address = kind.fresh();
        store = address.open(Clock.fixed(NOW, ZoneOffset.UTC));
        jobs = store.jobs();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aJobWaitsRunsAndEndsWithAResult() {
        long id = jobs.create(JobKind.BATCH);
        assertThat(jobs.find(id)).contains(new Job(id, "batch", JobState.QUEUED, 0, "", Optional.empty(), NOW, NOW));
        assertThat(jobs.running(id, 0.25, "reading")).isTrue();
        assertThat(jobs.find(id))
                .contains(new Job(id, "batch", JobState.RUNNING, 0.25, "reading", Optional.empty(), NOW, NOW));
        assertThat(jobs.done(id, "12 customers", "results/7.csv")).isTrue();
        assertThat(jobs.find(id))
                .contains(
                        new Job(id, "batch", JobState.DONE, 1, "12 customers", Optional.of("results/7.csv"), NOW, NOW));
    }

    @Test
    void aFailedJobKeepsItsProgressAndReason() {
        long id = jobs.create(JobKind.BATCH);
        jobs.running(id, 0.75, "scoring");
        assertThat(jobs.failed(id, "row 17 has no customer")).isTrue();
        Job job = jobs.find(id).orElseThrow();
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.progress()).isEqualTo(0.75);
        assertThat(job.message()).isEqualTo("row 17 has no customer");
    }

    @Test
    void aCancelReachesTheRunnerOfTheJobAndCannotBeUndone() {
        long id = jobs.create(JobKind.BATCH);
        jobs.running(id, 0.5, "half");
        assertThat(jobs.cancel(id)).isTrue();
        assertThat(jobs.running(id, 0.6, "more")).isFalse();
        assertThat(jobs.done(id, "done", "file")).isFalse();
        assertThat(jobs.cancel(id)).isFalse();
        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void unfinishedJobsOfTheLastProcessAreInterruptedAtTheNextStart() {
        long waiting = jobs.create(JobKind.BATCH);
        long running = jobs.create(JobKind.BATCH);
        long done = jobs.create(JobKind.BATCH);
        jobs.running(running, 0.5, "half");
        jobs.done(done, "done", "file");
        store.close();

        store = address.open(Clock.systemUTC());
        assertThat(store.jobs().interruptUnfinished()).isEqualTo(2);
        assertThat(store.jobs().newest(JobKind.BATCH, 10))
                .extracting(Job::id, Job::state)
                .containsExactly(
                        tuple(done, JobState.DONE),
                        tuple(running, JobState.INTERRUPTED),
                        tuple(waiting, JobState.INTERRUPTED));
        assertThat(store.jobs().find(running).orElseThrow().message()).contains("start it again");
    }

    @Test
    void aLongMessageIsCutAndAnUnknownJobIsEmpty() {
        long id = jobs.create(JobKind.BATCH);
        jobs.failed(id, "x".repeat(10_000));
        assertThat(jobs.find(id).orElseThrow().message()).hasSize(4000);
        assertThat(jobs.find(id + 1)).isEmpty();
        assertThat(jobs.running(id + 1, 0, "")).isFalse();
    }
}
