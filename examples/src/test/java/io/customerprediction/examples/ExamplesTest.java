package io.customerprediction.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.server.Application;
import io.customerprediction.app.server.StoreConnection;
import io.customerprediction.app.server.jetty.EmbeddedServer;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.settings.SettingsSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every program, run as its user would, on the first three hundred customers of the sample log. */
class ExamplesTest {
    private static final Path DATA = Path.of(System.getProperty("project.root"), "data");
    private static final PrintStream STANDARD_OUTPUT = System.out;
    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

    @TempDir
    static Path folder;

    private static Path log;
    private static Path models;
    private static String trained;

    @BeforeAll
    static void train() throws IOException {
        System.setOut(new PrintStream(PRINTED, true, StandardCharsets.UTF_8));
        log = folder.resolve("log.csv");
        models = folder.resolve("models");
        try (Stream<String> lines = Files.lines(DATA.resolve("transactions.csv"))) {
            Files.write(
                    log,
                    lines.filter(line -> line.compareTo("C0301") < 0 || line.startsWith("customer_id"))
                            .toList());
        }
        TrainFromCsv.main(log.toString(), models.toString());
        trained = printed();
    }

    @AfterAll
    static void printAgain() {
        System.setOut(STANDARD_OUTPUT);
    }

    @Test
    void trainFromCsvPrintsTheImportSummaryAndTheGrade() {
        assertThat(trained).containsPattern("[0-9]+ of [0-9]+ rows kept, 2[0-9]{2} customers; set aside: \\{");
        assertThat(trained).containsPattern("model 2025-06-[0-9-]+[0-9a-f]{8}, grade [A-D], segments \\[");
        assertThat(models.resolve("CHAMPION")).content().matches("2025-06-[0-9-]+[0-9a-f]{8}\n");
    }

    @Test
    void embedInThreeLinesPredictsFromFourNumbersAndFromPurchases() throws IOException {
        EmbedInThreeLines.main(models.toString());
        assertThat(printed().lines())
                .hasSize(2)
                .allMatch(line -> line.matches(
                        ".+: stays away for 90 days with probability [01]\\.[0-9]{2}, expected back in [0-9.]+ days"));
    }

    @Test
    void sayWhyPrintsReasonsThatSumToTheProbability() throws IOException {
        SayWhy.main(models.toString());
        List<String> lines = printed().lines().toList();
        int answer = lines.size() - 3;

        assertThat(lines.get(0)).endsWith("the average customer");
        assertThat(lines).anyMatch(line -> line.endsWith("silent for 120 days, usual gap 24"));
        assertThat(lines.get(answer)).contains("this customer; recency, frequency and spending alone say");
        double sum = lines.subList(0, answer).stream()
                .mapToDouble(ExamplesTest::percent)
                .sum();
        assertThat(sum).isCloseTo(percent(lines.get(answer)), within(0.5));
        assertThat(lines.get(answer + 1)).endsWith("after 28 more days of silence");
        assertThat(lines.get(answer + 2)).endsWith("after a purchase today");
    }

    private static double percent(String line) {
        return Double.parseDouble(line.substring(0, line.indexOf('%')).strip());
    }

    @Test
    void scoreAllSeparatesChurnedFromReturningCustomers() throws IOException {
        Path out = folder.resolve("predictions.csv");
        ScoreAll.main(models.toString(), log.toString(), "2025-06-30", out.toString());

        Map<String, Double> predicted = KnownOutcomes.column(Files.readAllLines(out), 1);
        assertThat(predicted).hasSizeGreaterThan(200);
        assertThat(KnownOutcomes.read().auc(predicted)).isGreaterThan(0.75);
    }

    @Test
    void askOverHttpGetsThePredictionsOfARunningServer() throws Exception {
        Settings settings = Settings.of(List.of(SettingsSource.options(Map.of(
                "host", "127.0.0.1", "port", "0", "logs", folder.resolve("logs").toString()))));
        Optional<CustomerPredictor> predictor = Optional.of(CustomerPredictor.load(models));
        Application application = new Application(settings, () -> predictor, StoreConnection.none(), Clock.systemUTC());
        try (EmbeddedServer server = EmbeddedServer.start(settings, application)) {
            AskOverHttp.main("http://127.0.0.1:" + server.port());
        }
        List<String> answers = printed().lines().toList();
        assertThat(answers.get(0)).matches("\\{\"Churn Prediction\":[01]}");
        assertThat(answers.get(1)).matches("\\{\"Next Purchase Prediction \\(days\\)\":[0-9.]+}");
        assertThat(answers.get(2))
                .contains("\"id\":\"from four numbers\"", "\"basis\":\"RFM\"")
                .contains("\"id\":\"from purchases\"", "\"basis\":\"HISTORY\"")
                .containsPattern("\"id\":\"not to be answered\",.*Recency");
    }

    private static String printed() {
        String text = PRINTED.toString(StandardCharsets.UTF_8);
        PRINTED.reset();
        return text;
    }
}
