package io.customerprediction.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.customerprediction.FieldProblem;
import io.customerprediction.InvalidInputException;
import io.customerprediction.transactions.values.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void theDefaultsArePort5000AndTheFoldersOfTheProject() {
        Settings settings = Settings.defaults();
        assertThat(settings.port()).isEqualTo(5000);
        assertThat(settings.models()).isEqualTo(Path.of("models"));
        assertThat(settings.logs().folder()).isEqualTo(Path.of("logs"));
        assertThat(settings.maxBodyBytes()).isEqualTo(1 << 20);
        assertThat(settings.maxBatchBytes()).isEqualTo(64 << 20);
        assertThat(settings.maxBatch()).isEqualTo(100_000);
        assertThat(settings.database())
                .isEqualTo(new DatabaseSettings("jdbc:h2:file:./data/store/customers", "sa", ""));
    }

    @Test
    void theEnvironmentOverridesTheFileAndTheCommandLineBoth() throws IOException {
        SettingsSource file = file("# comment\nport = 1001\nmax-batch = 11\nhost = 127.0.0.1\n");
        SettingsSource environment = SettingsSource.environment(
                Map.of("CUSTOMER_PREDICTION_PORT", "1002", "CUSTOMER_PREDICTION_MAX_BATCH", "12", "HOME", "/root"));
        SettingsSource options = SettingsSource.options(Map.of("port", "1003"));
        Settings settings = Settings.of(List.of(file, environment, options));
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.maxBatch()).isEqualTo(12);
        assertThat(settings.port()).isEqualTo(1003);
    }

    @Test
    void systemPropertiesConfigureTheWebArchive() {
        Properties properties = new Properties();
        properties.setProperty("customer-prediction.port", "8081");
        properties.setProperty("customer-prediction.config", "elsewhere.properties");
        properties.setProperty("java.io.tmpdir", "/tmp");
        assertThat(Settings.of(List.of(SettingsSource.properties(properties))).port())
                .isEqualTo(8081);
    }

    @Test
    void allProblemsAreNamedAtOnceWithTheirPlaceAndTheFix() throws IOException {
        SettingsSource file = file("prot = 5000\nmax-batch = many\n");
        SettingsSource environment = SettingsSource.environment(
                Map.of("CUSTOMER_PREDICTION_MAX_BACTH", "5", "CUSTOMER_PREDICTION_HOST", " "));
        SettingsSource options = SettingsSource.options(Map.of("port", "70000"));
        InvalidInputException e = catchThrowableOfType(
                InvalidInputException.class, () -> Settings.of(List.of(file, environment, options)));
        assertThat(e.problems())
                .containsExactlyInAnyOrder(
                        new FieldProblem(
                                "prot in " + folder.resolve("application.properties"),
                                "there is no such setting; did you mean port?"),
                        new FieldProblem(
                                "max-batch in " + folder.resolve("application.properties"),
                                "\"many\" is not a whole number from 1 to 10000000"),
                        new FieldProblem(
                                "CUSTOMER_PREDICTION_MAX_BACTH",
                                "there is no such setting; did you mean CUSTOMER_PREDICTION_MAX_BATCH?"),
                        new FieldProblem("CUSTOMER_PREDICTION_HOST", "it is empty; give a value or remove it"),
                        new FieldProblem("--port", "\"70000\" is not a whole number from 0 to 65535"));
    }

    @Test
    void aNumberMustBeWholeAndInRange() {
        for (String port : List.of("-1", "65536", "5e3", "5000.0", "0x10", "99999999999999999999", "five")) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .as(port)
                    .isThrownBy(() -> Settings.of(List.of(SettingsSource.options(Map.of("port", port)))))
                    .withMessageContaining(port);
        }
        for (int port : new int[] {0, 1, 65535}) {
            assertThat(Settings.of(List.of(SettingsSource.options(Map.of("port", "" + port))))
                            .port())
                    .isEqualTo(port);
        }
    }

    @Test
    void thePasswordOfTheDatabaseIsNeverShown() {
        Settings settings = Settings.of(List.of(SettingsSource.options(Map.of(
                "database-url",
                "jdbc:postgresql://localhost/shop?sslpassword=s3cret",
                "database-user",
                "marketing",
                "database-password",
                "s3cret"))));
        assertThat(settings.database().password()).isEqualTo("s3cret");
        assertThat(settings.toString())
                .contains("jdbc:postgresql://localhost/shop", "marketing")
                .doesNotContain("s3cret");
    }

    @Test
    void aFileWithABrokenEscapeIsRefusedByName() {
        assertThatIOException().isThrownBy(() -> file("models = C:\\users")).withMessageContaining("properties");
    }

    @Test
    void aMisspeltNameLeadsToTheNearestOne() {
        List<String> known = List.of("port", "host", "max-batch", "max-body-bytes");
        assertThat(Spelling.nearest("prot", known)).isEqualTo("port");
        assertThat(Spelling.nearest("maxbatch", known)).isEqualTo("max-batch");
        assertThat(Spelling.nearest("", known)).isEqualTo("host");
        known.forEach(name -> assertThat(Spelling.nearest(name, known)).isEqualTo(name));
    }

    private SettingsSource file(String text) throws IOException {
        return SettingsSource.file(Files.writeString(folder.resolve("application.properties"), text));
    }

    @Test
    void originsAreSchemeNameAndPort() {
        Settings settings = Settings.of(
                List.of(SettingsSource.options(Map.of("cors-origins", "HTTPS://Shop.example, http://[::1]:3000"))));
        assertThat(settings.requests().origins())
                .containsExactlyInAnyOrder("https://shop.example", "http://[::1]:3000");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Settings.of(List.of(SettingsSource.options(
                        Map.of("cors-origins", "* null https://shop.example/ shop.example https://*.example")))))
                .satisfies(e -> assertThat(e.problems())
                        .hasSize(5)
                        .allMatch(problem ->
                                problem.toString().contains("is not an origin such as https://shop.example.com")));
    }
}
