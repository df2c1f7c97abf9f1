package io.customerprediction.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.models.ModelVersion.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogTest {
    private static final Instant NOW = Instant.parse("2026-11-30T03:00:00Z");

    @TempDir
    Path models;

    private DecisionLog log;

    @BeforeEach
    void open() {
        log = new DecisionLog(models);
    }

    private static Decision decision(int number) {
        return new Decision(NOW.plusSeconds(number), "2026-11-30-" + number, State.CHALLENGER, "worse: 0.0" + number);
    }

    @Test
    void thereAreNoneBeforeTheFirst() throws IOException {
        assertThat(log.newest(10)).isEmpty();
    }

    @Test
    void theNewestComeFirstAsTheyWereMade() throws IOException {
        for (int k = 1; k <= 3; k++) {
            log.add(decision(k));
        }
        assertThat(log.newest(2)).containsExactly(decision(3), decision(2));
    }

    @Test
    void ofAFileThatHasGrownLongTheEndIsRead() throws IOException {
        for (int k = 0; k < 3_000; k++) {
            Files.writeString(
                    models.resolve("DECISIONS"),
                    decision(k).line() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        assertThat(log.newest(100)).hasSize(100).startsWith(decision(2_999));
    }

    @Test
    void linesThatHoldNoDecisionAreLeftOut() throws IOException {
        Files.writeString(
                models.resolve("DECISIONS"),
                "2026-11-30T03:0\nyesterday m champion: x\n" + NOW + " m emperor: x\n\n"
                        + decision(1).line() + "\n");
        assertThat(log.newest(10)).containsExactly(decision(1));
    }

    @Test
    void aReasonWithLineBreaksIsOneLine() throws IOException {
        log.add(new Decision(NOW, "m", State.CHAMPION, "a\nb\r\n2026-11-30T03:00:00Z m kept: c"));
        assertThat(log.newest(10))
                .containsExactly(new Decision(NOW, "m", State.CHAMPION, "a b 2026-11-30T03:00:00Z m kept: c"));
    }
}
