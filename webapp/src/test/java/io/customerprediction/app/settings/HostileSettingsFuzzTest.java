package io.customerprediction.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.customerprediction.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Settings files of any bytes: each is read or refused with a message. */
class HostileSettingsFuzzTest {
    @TempDir
    static Path folder;

    @FuzzTest(maxDuration = "5m")
    void aFileIsReadOrRefused(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("application.properties"), content);
        try {
            Settings settings = Settings.of(List.of(SettingsSource.file(file)));
            assertThat(settings.port()).isBetween(0, 65_535);
        } catch (InvalidInputException refused) {
            assertThat(refused.problems()).isNotEmpty();
        } catch (IOException unreadable) {
            assertThat(unreadable.getMessage()).isNotNull();
        }
    }
}
