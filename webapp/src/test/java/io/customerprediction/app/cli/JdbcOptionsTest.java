package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs that are queries of a database. */
class JdbcOptionsTest {
    private static final Path MODELS = Path.of(System.getProperty("project.root"), "models");

    @TempDir
    Path folder;

    @Test
    void aQueryIsScoredLikeAFileWithTheSameRows() throws IOException, SQLException {
        Path csv = folder.resolve("sales.csv");
        try (Connection kept = DriverManager.getConnection("jdbc:h2:mem:cli");
                Statement statement = kept.createStatement()) {
            statement.execute("CREATE TABLE sales AS SELECT 'c' || MOD(x * 7919, 300) AS customer_id,"
                    + " DATEADD('DAY', MOD(x * 104729, 700), DATE '2023-01-01') AS order_date,"
                    + " CAST(MOD(x, 997) / 100.0 + 1 AS DECIMAL(10, 2)) AS amount FROM SYSTEM_RANGE(1, 5000)");
            statement.execute("CALL CSVWRITE('" + csv + "', 'SELECT * FROM sales')");
            Outcome query = score("--jdbc=jdbc:h2:mem:cli", "--query=SELECT * FROM sales", "query.csv");
            Outcome file = score("--transactions=" + csv, "--returns=net-off", "file.csv");

            assertThat(query.err()).doesNotContain("Exception");
            assertThat(query.exitCode()).isZero();
            assertThat(file.exitCode()).isZero();
            assertThat(folder.resolve("query.csv")).hasSameTextualContentAs(folder.resolve("file.csv"));
        }
    }

    private Outcome score(String log, String more, String out) {
        return Outcome.of(
                "score", "--models=" + MODELS, log, more, "--as-of=2024-11-30", "--out=" + folder.resolve(out));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--jdbc=jdbc:h2:mem:x                                           | '--query=SQL'",
                "--jdbc=jdbc:h2:mem:x --query=SELECT+1 --transactions=a.csv     | Give either --transactions or --jdbc",
                "--jdbc=jdbc:h2:mem:x --query=SELECT+nothing                    | does not answer the query: Column \"NOTHING\" not found",
                "--jdbc=jdbc:none:x;password=secret --query=SELECT+1            | there is no driver for jdbc:none:x on the class path",
                "--jdbc=jdbc:none://me:secret@host/x --query=SELECT+1           | there is no driver for jdbc:none://host/x",
                "--jdbc=jdbc:h2:mem:x --query=SELECT+1 --jdbc-driver=no/such.jar | there is no driver no/such.jar",
            })
    void aMistakeIsOneLineWithoutSecrets(String options, String expected) {
        String[] arguments = ("evaluate --out=" + folder + " " + options).split(" ");
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = arguments[i].replace('+', ' ');
        }
        Outcome outcome = Outcome.of(arguments);

        assertThat(outcome.exitCode()).isIn(1, 2);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains(expected).doesNotContain("secret");
        assertThat(Files.exists(folder.resolve("predictions.csv"))).isFalse();
    }
}
