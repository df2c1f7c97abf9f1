package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Rfm;
import io.customerprediction.app.MadeUpShop;
import io.customerprediction.app.testing.TestModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    @TempDir
    static Path folder;

    private static Path log;
    private static Path models;
    private static Outcome trained;

    @BeforeAll
    static void train() throws IOException {
        log = new MadeUpShop(520, 160, 5).write(folder.resolve("shop.csv"));
        Files.write(
                log,
                List.of(",2021-03-01,5.00,", "c1,yesterday,5.00,", "c2,2021-03-01,0.00,"),
                java.nio.file.StandardOpenOption.APPEND);
        models = folder.resolve("models/shop");
        trained = Outcome.of(
                "train",
                "--transactions=" + log,
                "--horizon=30",
                "--out=" + models,
                "--rejects=" + folder.resolve("rejects.csv"),
                "--report=" + folder.resolve("report.json"));
    }

    @Test
    void theBundleMakesPredictions() throws IOException {
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        CustomerPredictor predictor = CustomerPredictor.load(models);
        assertThat(trained.out())
                .contains("Model " + predictor.model().id() + " is in "
                        + models.resolve(predictor.model().id()));
        assertThat(predictor.model().horizonDays()).isEqualTo(30);
        assertThat(predictor.predict(new Rfm(10, 5, 200, null)).churnProbability())
                .isBetween(0.0, 1.0);
    }

    @Test
    void itPrintsTheImportSummaryTheReadinessAndTheGrade() {
        assertThat(trained.out())
                .contains("3 set aside")
                .contains("missing customer id")
                .contains("unparsable time")
                .contains("zero amount")
                .contains("Readiness: USE WITH CARE")
                .contains("USE WITH CARE: season ahead: in 159 days")
                .containsPattern("Grade [ABCD]: ")
                .containsPattern("ranking by risk +0\\.\\d{3} +AUC, higher is better +best other: ")
                .contains("best constant in hindsight");
        assertThat(trained.out()).as("readable where there is no Unicode").matches("\\A\\p{ASCII}*\\z");
    }

    @Test
    void progressGoesToTheStandardErrorOnly() {
        assertThat(trained.err())
                .contains("reading shop.csv")
                .contains("testing on the log's past")
                .contains("finished");
        assertThat(trained.out()).doesNotContain("testing on");
    }

    @Test
    void theCountsOfTheReportAddUpAndTheRejectsFileHasTheRejectedRows() throws IOException {
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        long setAside = 0;
        for (JsonNode count : report.path("set_aside")) {
            setAside += count.asLong();
        }
        assertThat(setAside).isEqualTo(3);
        assertThat(report.path("rows_read").asLong())
                .isEqualTo(report.path("rows_kept").asLong() + setAside);
        assertThat(report.path("file").asText()).isEqualTo("shop.csv");
        assertThat(Files.readAllLines(folder.resolve("rejects.csv"))).hasSize(4);
    }

    @Test
    void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
        Path again = folder.resolve("again");
        Outcome outcome = Outcome.of(
                "train", "--transactions=" + log, "--horizon=30", "--threads=1", "--seed=1", "--out=" + again);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        String id = CustomerPredictor.load(models).model().id();
        for (String file : List.of("model.json", "history.forest", "rfm.forest", "evaluation.json")) {
            assertThat(again.resolve(id).resolve(file))
                    .hasSameBinaryContentAs(models.resolve(id).resolve(file));
        }
    }

    @Test
    void trainingTheSameModelAgainChangesNothingAndDoesNotFail() throws IOException {
        Path again = folder.resolve("twice");
        String[] arguments = {"train", "--transactions=" + log, "--horizon=30", "--out=" + again};
        assertThat(Outcome.of(arguments).exitCode()).isZero();
        Path card = again.resolve(CustomerPredictor.load(again).model().id()).resolve("card.json");
        FileTime past = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(card, past);

        assertThat(Outcome.of(arguments).exitCode()).isZero();
        assertThat(Files.getLastModifiedTime(card)).isEqualTo(past);
    }

    @Test
    void aBundleInTheFolderItselfStaysBesideTheNewActiveVersion() throws IOException {
        Path flat = Files.createDirectory(folder.resolve("flat"));
        try (Stream<Path> files = Files.list(TestModel.save(folder.resolve("other"))
                .resolve(TestModel.PREDICTOR.model().id()))) {
            for (Path file : files.toList()) {
                Files.copy(file, flat.resolve(file.getFileName()));
            }
        }
        assertThat(CustomerPredictor.load(flat).model().id())
                .isEqualTo(TestModel.PREDICTOR.model().id());

        Outcome outcome = Outcome.of("train", "--transactions=" + log, "--horizon=30", "--out=" + flat);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(CustomerPredictor.load(flat).model())
                .isEqualTo(CustomerPredictor.load(models).model());
        assertThat(flat.resolve("bundle.json")).exists();
    }

    @Test
    void aLogThatIsNotReadyStopsWithTheReasonsUnlessForced() throws IOException {
        Path thin = new MadeUpShop(40, 60, 5).write(folder.resolve("thin.csv"));
        Path out = folder.resolve("thin");
        Outcome refused = Outcome.of("train", "--transactions=" + thin, "--out=" + out);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("NOT READY: customers: 40 with a purchase; needed: 500 (at least 50)")
                .contains("--force");
        assertThat(out).doesNotExist();

        Outcome forced = Outcome.of("train", "--transactions=" + thin, "--out=" + out, "--force");
        assertThat(forced.exitCode()).as(forced.err()).isZero();
        assertThat(forced.out()).contains("Readiness: NOT READY").contains("Grade D: not shown to be of use");
        assertThat(CustomerPredictor.load(out).model().grade()).isEqualTo("D");
    }

    @Test
    void aFolderWithSomethingElseIsRefusedBeforeTheWork() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("thesis.txt"), "my only copy");
        Outcome outcome = Outcome.of("train", "--transactions=" + log, "--out=" + taken);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("thesis.txt").contains("name an empty or a new folder");
        assertThat(taken.resolve("thesis.txt")).hasContent("my only copy");
    }

    @Test
    void anAsOfDateBeforeTheLogIsAMistakeAndOneAfterItIsUsed() {
        Outcome before = Outcome.of("train", "--transactions=" + log, "--as-of=2020-12-31", "--out=" + folder + "/x");
        assertThat(before.exitCode()).isEqualTo(2);
        assertThat(before.err())
                .contains("on 2020-12-31 nothing is known, as the log runs from 2021-01-01 to 2021-06-09");

        Outcome after = Outcome.of("train", "--transactions=" + log, "--as-of=2023-01-01", "--out=" + folder + "/x");
        assertThat(after.exitCode()).isEqualTo(1);
        assertThat(after.err()).contains("571 days before the as-of date").contains("NOT READY: freshness");
    }
}
