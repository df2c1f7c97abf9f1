package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.MadeUpShop;
import io.customerprediction.app.settings.Setting;
import io.customerprediction.app.testing.TestModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    @TempDir
    Path folder;

    @Test
    void everySettingIsAnOptionThatHelpExplains() {
        String help = Outcome.of("serve", "--help").out().replaceAll("\\s+", " ");
        assertThat(help).contains("--config");
        for (Setting setting : Setting.values()) {
            assertThat(help).contains("--" + setting.key() + "=", "Default: " + setting.fallback());
        }
    }

    @Test
    void theSettingsFileThatIsShippedShowsEverySettingWithItsDefault() throws IOException {
        Path shipped = Path.of(System.getProperty("project.root"), "conf", "application.properties");
        Properties shown = new Properties();
        for (String line : Files.readAllLines(shipped)) {
            if (line.matches("#[a-z-]+ =.*")) {
                shown.setProperty(
                        line.substring(1, line.indexOf(' ')),
                        line.substring(line.indexOf(" =") + 2).strip());
            }
        }
        assertThat(shown).hasSize(Setting.values().length);
        for (Setting setting : Setting.values()) {
            assertThat(shown.getProperty(setting.key())).as(setting.key()).isEqualTo(setting.fallback());
        }
    }

    @Test
    void aCheckWithoutAModelSaysWhatToDo() {
        Outcome outcome = Outcome.of(
                "serve",
                "--check",
                "--database-url=jdbc:h2:mem:none;DB_CLOSE_DELAY=-1",
                "--host=127.0.0.1",
                "--port=0",
                "--models=" + folder.resolve("none"),
                "--logs=" + folder.resolve("logs"));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err().lines()).hasSize(1).first().asString().contains("there is none", "Train one");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aChampionThatIsNotThereIsOneLineAndNothingElseIsServedOrTrained() throws IOException {
        Path models = TestModel.save(folder.resolve("models"));
        Files.writeString(models.resolve("CHAMPION"), "../../etc/passwd\n");
        Outcome foreign = Outcome.of("serve", "--models=" + models, "--port=0");
        assertThat(foreign.exitCode()).isEqualTo(1);
        assertThat(foreign.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("CHAMPION must hold one model id", "train again");

        Files.delete(models.resolve("CHAMPION"));
        Outcome none = Outcome.of("serve", "--models=" + models, "--port=0");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err().lines()).hasSize(1).first().asString().contains("no file CHAMPION says which");
        assertThat(foreign.out() + none.out()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsOneClearLine() throws IOException {
        Path models = TestModel.save(folder.resolve("models"));
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Outcome outcome = Outcome.of(
                    "serve",
                    "--host=127.0.0.1",
                    "--port=" + other.getLocalPort(),
                    "--models=" + models,
                    "--logs=" + folder.resolve("logs"),
                    "--database-url=jdbc:h2:mem:serve;DB_CLOSE_DELAY=-1");
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err().lines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("127.0.0.1:" + other.getLocalPort(), "--port");
        }
    }

    @Test
    void aCheckStartsAsksAndStops() {
        Path models = TestModel.save(folder.resolve("models"));
        Outcome outcome = Outcome.of(
                "serve",
                "--check",
                "--database-url=jdbc:h2:mem:check;DB_CLOSE_DELAY=-1",
                "--host=127.0.0.1",
                "--port=0",
                "--models=" + models,
                "--logs=" + folder.resolve("logs"));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("All is in place", TestModel.PREDICTOR.model().id());
        assertThat(folder.resolve("logs/churn_prediction.log")).isEmptyFile();
    }

    @Test
    void aLogDoesNotReplaceTheCustomersOfAnotherOne() throws IOException {
        Path first = new MadeUpShop(60, 160, 3).write(folder.resolve("shop.csv"));
        Path other = new MadeUpShop(50, 160, 4).write(folder.resolve("other.csv"));
        String models = "--models=" + TestModel.save(folder.resolve("models"));
        String database = "--database-url=jdbc:h2:mem:kept;DB_CLOSE_DELAY=-1";
        assertThat(check(models, database, first).out()).contains("customers are in the database, predicted as of");
        Outcome second = check(models, database, other);
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out())
                .contains("customers of shop.csv", "are served, not " + other, "load --replace --transactions " + other)
                .doesNotContain("predicted as of");
        assertThat(check(models, database, first).out()).contains("in the database already");
    }

    private Outcome check(String models, String database, Path log) {
        return Outcome.of(
                "serve",
                "--check",
                "--transactions=" + log,
                models,
                database,
                "--host=127.0.0.1",
                "--port=0",
                "--logs=" + folder.resolve("logs"));
    }

    @Test
    void mistakesInOptionsVariablesAndFileAreReportedTogetherAsMisuse() throws IOException {
        Path file = Files.writeString(folder.resolve("my.properties"), "prot = 1\n");
        Outcome outcome = Outcome.of("serve", "--config", file.toString(), "--port", "70000");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("prot in " + file, "did you mean port?", "--port", "70000");
    }

    @Test
    void aMissingSettingsFileIsNamed() {
        Outcome outcome =
                Outcome.of("serve", "--config", folder.resolve("nowhere").toString());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err().lines()).hasSize(1).first().asString().contains("nowhere");
    }
}
