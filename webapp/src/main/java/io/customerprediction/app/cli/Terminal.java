package io.customerprediction.app.cli;

import io.customerprediction.progress.Phase;
import io.customerprediction.progress.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far a run has come: on a terminal one line that is overwritten, in a file or pipe a line for each phase and one
 * every ten seconds. For one thread at a time.
 */
final class Terminal implements Progress {
    private static final long LIVE_NANOS = 100_000_000L;
    private static final long SPARSE_NANOS = 10_000_000_000L;

    private final PrintWriter out;
    private final boolean live;
    private final LongSupplier nanoTime;
    private final long interval;
    private String phase = "";
    private long phaseStart;
    private long nextWrite;
    private int shown;

    /**
     * @param out usually the standard error, so that the standard output stays clean
     * @param live whether lines may be written over
     * @param nanoTime a clock such as {@code System::nanoTime}
     */
    Terminal(PrintWriter out, boolean live, LongSupplier nanoTime) {
        this.out = out;
        this.live = live;
        this.nanoTime = nanoTime;
        this.interval = live ? LIVE_NANOS : SPARSE_NANOS;
    }

    @Override
    public void step(Phase phase, double done) {
        if (due(phase.text())) {
            write(String.format(Locale.ROOT, "%3.0f %%  %s", 100 * done, phase.text()));
        }
    }

    /** Rows are being read or written; {@code done} is the share of the whole file, or {@code NaN} if unknown. */
    void rows(String phase, long rows, double done) {
        if (!due(phase)) {
            return;
        }
        double seconds = (nextWrite - interval - phaseStart) / 1e9;
        String share = Double.isNaN(done) ? "     " : String.format(Locale.ROOT, "%3.0f %%", 100 * done);
        String rate = seconds > 0 ? String.format(Locale.ROOT, " (%,.0f rows/s)", rows / seconds) : "";
        write(String.format(Locale.ROOT, "%s  %s: %,d rows%s", share, phase, rows, rate));
    }

    /** Leaves the written-over line, so that what follows starts on one of its own. */
    void end() {
        if (shown > 0) {
            out.println();
            out.flush();
        }
        shown = 0;
        phase = "";
    }

    /** Whether it is time to write; asked before anything is formatted, as a row may be a microsecond of work. */
    private boolean due(String newPhase) {
        long now = nanoTime.getAsLong();
        boolean samePhase = newPhase.equals(phase);
        if (samePhase && now < nextWrite) {
            return false;
        }
        if (!samePhase) {
            phase = newPhase;
            phaseStart = now;
        }
        nextWrite = now + interval;
        return true;
    }

    private void write(String line) {
        if (live) {
            out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            shown = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }
}
