package io.customerprediction.app.api.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that others have written for the protocol, in a process of its own: its jar brings libraries of other versions. */
class TritonClientTest {
    private static final Path MODULE = Path.of(System.getProperty("project.root"), "webapp");

    @TempDir
    static Path folder;

    @Test
    void tritonsOwnClientUnderstandsTheAnswers() throws IOException, InterruptedException {
        Prediction first = TestModel.PREDICTOR.predict(new Rfm(10, 5, 5000, null));
        Prediction second = TestModel.PREDICTOR.predict(new Rfm(200.5, 1, 19.9, null));
        CustomerHistory history =
                CustomerHistory.of(List.of(new TransactionRow("c", TestModel.AS_OF.minusDays(40), 20, null)));
        try (TestServer server = TestServer.start(folder)) {
            List<String> printed = run(server.port(), row(history));

            assertThat(printed)
                    .contains(
                            "outputs [churnProbability, churn, expectedDays]",
                            "churnProbability " + List.of(first.churnProbability(), second.churnProbability()),
                            "churn " + List.of(first.churn() ? 1 : 0, second.churn() ? 1 : 0),
                            "expectedDays " + List.of(first.expectedDays(), second.expectedDays()),
                            "of features "
                                    + List.of(TestModel.PREDICTOR
                                            .predict(history, TestModel.AS_OF)
                                            .orElseThrow()
                                            .churnProbability()));
            assertThat(String.join("\n", printed))
                    .contains("binary refused", "binary extension, which is not supported");
        }
    }

    private static double[] features(CustomerHistory history) {
        double[] row = new double[HistoryFeatures.rowWidth()];
        HistoryFeatures.fill(history, (int) TestModel.AS_OF.toEpochDay(), row, 0);
        return row;
    }

    private static String row(CustomerHistory history) {
        return Arrays.stream(features(history)).mapToObj(Double::toString).collect(Collectors.joining(","));
    }

    private static List<String> run(int port, String row) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        MODULE.resolve("target/clients/triton.jar").toString(),
                        MODULE.resolve("src/test/clients/TritonProgram.java").toString(),
                        "" + port,
                        row)
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(printed).isTrue();
        return printed.lines().toList();
    }
}
