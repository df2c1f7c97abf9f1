package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a file is understood can be asked for before anything is done with it. */
class ExplainColumnsTest {
    @TempDir
    Path folder;

    private Outcome explain(String command, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), text);
        return Outcome.of(command, "--transactions=" + file, "--explain-columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "evaluate", "score", "load"})
    void eachCommandExplainsAndNeedsNothingElse(String command) throws IOException {
        Outcome outcome = explain(command, """
                Name,Email,Financial Status,Total,Created at,Lineitem quantity
                #1,a@x.org,paid,12.50,2024-01-15 10:00:00 +0100,1
                #2,b@x.org,glimm,22.50,2024-02-15 10:00:00 +0100,1
                #3,a@x.org,voided,32.50,2024-03-15 10:00:00 +0100,1
                """);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("Understood: layout: Shopify orders.", "Email: customer (a@x.org, b@x.org)")
                .contains("Total: amount (12.50, 22.50, 32.50)", "#1 | a@x.org | paid | 12.50")
                .contains("To decide: which of these are purchases (glimm): --keep and --drop.");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void whatCannotBeReadIsExplainedToo() throws IOException {
        Outcome outcome = explain("score", "erste,was\n<a>,7\n<b>,8\n");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("Problem: ", "erste: not used", "<a> | 7");
    }

    @Test
    void aFileThatIsMissingOrNotNamedIsRefused() {
        assertThat(Outcome.of("train", "--explain-columns").exitCode()).isEqualTo(2);
        Outcome none = Outcome.of("train", "--explain-columns", "--transactions=" + folder.resolve("none.csv"));
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err().strip().lines()).hasSize(1);
    }
}
