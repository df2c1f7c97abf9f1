package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.progress.Phase;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final StringWriter written = new StringWriter();
    private long nanos;

    @Test
    void withoutATerminalEachPhaseIsOneLine() {
        Terminal terminal = terminal(false);
        for (int percent = 0; percent <= 100; percent++) {
            terminal.step(percent < 50 ? Phase.TESTING : Phase.FITTING, percent / 100.0);
            nanos += 1_000_000;
        }
        assertThat(written.toString().lines())
                .containsExactly("  0 %  testing on the log's past", " 50 %  training the model");
    }

    @Test
    void withoutATerminalALongPhaseIsReportedEveryTenSeconds() {
        Terminal terminal = terminal(false);
        for (int second = 0; second <= 25; second++) {
            terminal.rows("reading", 1_000_000L * second, second / 25.0);
            nanos += 1_000_000_000L;
        }
        assertThat(written.toString().lines())
                .containsExactly(
                        "  0 %  reading: 0 rows",
                        " 40 %  reading: 10,000,000 rows (1,000,000 rows/s)",
                        " 80 %  reading: 20,000,000 rows (1,000,000 rows/s)");
        assertThat(written.toString()).doesNotContain("\r");
    }

    @Test
    void onATerminalOneLineIsWrittenOverWithoutLeavingRestsBehind() {
        Terminal terminal = terminal(true);
        terminal.step(Phase.FITTING, 0.25);
        terminal.step(Phase.FINISHED, 0.5);
        terminal.end();
        assertThat(written.toString())
                .isEqualTo("\r 25 %  training the model\r 50 %  finished          " + System.lineSeparator());
    }

    @Test
    void aTerminalIsNotFlooded() {
        Terminal terminal = terminal(true);
        for (int k = 0; k < 10_000; k++) {
            terminal.rows("reading", k, Double.NaN);
            nanos += 100_000;
        }
        assertThat(written.toString().chars().filter(c -> c == '\r').count()).isBetween(9L, 11L);
    }

    @Test
    void whereNothingWasShownNothingIsEnded() {
        terminal(true).end();
        terminal(false).end();
        assertThat(written.toString()).isEmpty();
    }

    private Terminal terminal(boolean live) {
        return new Terminal(new PrintWriter(written), live, () -> nanos);
    }
}
