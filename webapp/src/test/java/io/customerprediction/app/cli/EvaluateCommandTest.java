package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.MadeUpShop;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    @Test
    void itWritesTheReportForProgramsAndForPeople() throws IOException {
        Path log = new MadeUpShop(200, 160, 5).write(folder.resolve("shop.csv"));
        Outcome outcome =
                Outcome.of("evaluate", "--transactions=" + log, "--horizon=30", "--out=" + folder + "/report");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode json = new ObjectMapper()
                .readTree(folder.resolve("report/evaluation.json").toFile());
        assertThat(json.path("origins")).hasSizeGreaterThan(1);
        assertThat(outcome.out())
                .contains("Grade " + json.path("grade").path("letter").asText());
        assertThat(folder.resolve("report/evaluation.html"))
                .content()
                .contains("shop.csv")
                .contains("As of " + json.path("origins").path(0).path("as_of").asText());
        assertThat(outcome.out()).contains("The report is in " + folder.resolve("report/evaluation.html"));
    }

    @Test
    void theAsOfDateIsTheLastDayUsed() throws IOException {
        Path log = new MadeUpShop(200, 160, 5).write(folder.resolve("shop.csv"));
        Outcome outcome = Outcome.of(
                "evaluate", "--transactions=" + log, "--horizon=30", "--as-of=2021-05-31", "--out=" + folder);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("evaluation.json").toFile());
        assertThat(json.path("log").path("as_of").asText()).isEqualTo("2021-05-31");
        assertThat(json.path("origins").path(0).path("as_of").asText()).isEqualTo("2021-05-01");
    }

    @Test
    void aLogTooShortForATestIsReported() throws IOException {
        Path log = new MadeUpShop(80, 70, 5).write(folder.resolve("thin.csv"));
        Outcome outcome = Outcome.of("evaluate", "--transactions=" + log, "--out=" + folder);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("Readiness: NOT READY")
                .contains("Grade D")
                .contains("Nothing could be tested");
        assertThat(folder.resolve("evaluation.html")).content().contains("Nothing could be tested");
    }
}
