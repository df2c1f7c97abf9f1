package io.customerprediction.progress;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does work in a thread of its own, while the thread of the caller reports progress and notices an interrupt. Reports
 * therefore come steadily, however long a single step takes.
 */
public final class MonitoredRun {
    private static final long REPORT_MILLIS = 200;

    private MonitoredRun() {}

    /**
     * The result of the work.
     *
     * @throws CancellationException if the calling thread is interrupted; it stays interrupted
     * @throws RuntimeException what the work or the progress throws
     */
    public static <T> T call(Progress progress, Function<Steps, T> work) {
        Steps steps = Steps.begin();
        FutureTask<T> task = new FutureTask<>(() -> work.apply(steps));
        Thread worker = new Thread(task, "customer-prediction-training");
        worker.setDaemon(true);
        worker.start();
        try {
            T result = await(task, steps, progress);
            progress.step(Phase.FINISHED, 1);
            return result;
        } finally {
            end(worker);
        }
    }

    private static <T> T await(FutureTask<T> task, Steps steps, Progress progress) {
        report(steps, progress);
        while (true) {
            try {
                return task.get(REPORT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                report(steps, progress);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                CancellationException cancelled = new CancellationException("the run was cancelled by an interrupt");
                cancelled.initCause(e);
                throw cancelled;
            } catch (ExecutionException e) {
                throw unchecked(e.getCause());
            }
        }
    }

    private static void report(Steps steps, Progress progress) {
        Steps.Position position = Objects.requireNonNull(steps.current().get());
        progress.step(position.phase(), position.done());
    }

    /** The work declares no checked exception, so that its cause is one of two kinds. */
    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    /** Interrupts the worker where it still works, and waits until it has ended, as its own checks make it do soon. */
    private static void end(Thread worker) {
        worker.interrupt();
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
