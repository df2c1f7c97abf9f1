package io.customerprediction.model.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cards and reports of bundles that exist are read, and their JSON does not change. */
class ReportJsonTest {
    private static String shipped(String name) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("project.root"), "models"))) {
            Path file = files.filter(path -> path.endsWith(name))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        }
    }

    @Test
    void theCardOfTheShippedModelIsWrittenWithAllThatWasRead() throws IOException {
        String json = shipped("card.json");
        ModelCard card = ModelCard.parse(json);

        assertThat(withoutCommas(card.json())).containsSubsequence(withoutCommas(json));
        assertThat(card.tests().figures().get(0).method()).isEqualTo(ForecastMethod.FOREST);
        assertThat(card.data().extent().customers()).isPositive();
        assertThat(card.training().settings().horizonDays()).isEqualTo(90);
    }

    @Test
    void theReportOfTheShippedModelIsWrittenAsItWasRead() throws IOException {
        String json = shipped("evaluation.json");
        EvaluationReport report = EvaluationReport.parse(json);

        assertThat(report.json()).isEqualTo(json);
        assertThat(report.results().origins()).isNotEmpty();
    }

    @Test
    void aMethodOfALaterReleaseIsReadAsOther() throws IOException {
        String json = shipped("card.json").replace("\"recency rule\"", "\"a rule of tomorrow\"");

        assertThat(ModelCard.parse(json).tests().figures())
                .extracting(MethodAverage::method)
                .contains(ForecastMethod.FOREST, ForecastMethod.OTHER)
                .doesNotContain(ForecastMethod.RECENCY);
    }

    /** Lines of later releases can follow one that was the last of its object. */
    private static List<String> withoutCommas(String json) {
        return json.lines().map(line -> line.replaceAll(",$", "")).toList();
    }
}
