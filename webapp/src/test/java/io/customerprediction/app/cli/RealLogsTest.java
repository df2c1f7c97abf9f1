package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From each public log as it comes to a model and a prediction for everyone, with no option but what the README names. */
class RealLogsTest {
    @TempDir
    Path folder;

    @Test
    void aFewWeeksOfABankAreRefusedAndWithForceTrainedAndScored() throws IOException {
        Path log = real("bank_transactions_1500.csv");
        Outcome refused = train(log, "--horizon=14");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("NOT READY: repeat buyers: 0 bought on two days or more");

        trainAndScore(log, "2016-10-21", 1_499, "--horizon=14", "--force");
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"online_retail_II.csv.gz, 2011-12-09, 5855", "CDNOW_master.txt.gz, 1998-06-30, 23502"})
    void aShopsLogIsReadAsItComesAndItsModelBeatsOneConstant(String file, String end, int customers)
            throws IOException {
        assertTrained(file, end, customers);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        "online_retail_ii.csv.gz, 2011-12-09, 5864",
        "online_retail_2011_iso8859-1.csv.gz, 2011-12-09, 4333",
        "cdnow.csv.gz, 1998-06-30, 23502"
    })
    void otherFormsOfTheSameLogsGiveModelsToo(String file, String end, int customers) throws IOException {
        assertTrained(file, end, customers);
    }

    private void assertTrained(String file, String end, int customers) throws IOException {
        Outcome trained = trainAndScore(real(file), end, customers);
        assertThat(trained.out())
                .containsPattern("Readiness: (READY|USE WITH CARE)")
                .containsPattern("Grade [ABC]: ");
    }

    private Outcome trainAndScore(Path log, String end, int customers, String... more) throws IOException {
        Outcome trained = train(log, more);
        assertThat(trained.exitCode()).as(trained.err()).isZero();

        Path out = folder.resolve("predictions.csv");
        Outcome scored = Outcome.of(
                "score",
                "--models=" + folder.resolve("model"),
                "--transactions=" + log,
                "--as-of=" + end,
                "--out=" + out);
        assertThat(scored.exitCode()).as(scored.err()).isZero();
        assertThat(Files.readAllLines(out)).hasSize(customers + 1);
        return trained;
    }

    private Outcome train(Path log, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("train", "--transactions=" + log, "--out=" + folder.resolve("model")));
        arguments.addAll(List.of(more));
        return Outcome.of(arguments.toArray(String[]::new));
    }

    private static Path real(String name) {
        Path file = Path.of(System.getProperty("data.real", "absent"), name);
        assumeTrue(Files.exists(file), "skipped: set PUBLIC_DATA to the folder of the public data sets");
        return file;
    }
}
