package io.customerprediction.app.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.app.MadeUpShop;
import io.customerprediction.app.testing.TrainerJar;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.PurchaseLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerProcessTest {
    private static final PurchaseLog SHOP = new MadeUpShop(400, 700, 3).log();

    @TempDir
    Path folder;

    private Path snapshot(PurchaseLog log) throws IOException {
        Path file = folder.resolve("purchases");
        try (SnapshotFile snapshot = SnapshotFile.create(file, log.hasAmounts())) {
            for (int i = 0; i < log.size(); i++) {
                snapshot.add(log.customerId(i), log.history(i));
            }
            snapshot.complete();
        }
        return file;
    }

    @Test
    void aSnapshotHasThePurchasesThatWereWritten() throws IOException {
        PurchaseLog read = SnapshotFile.read(snapshot(SHOP));
        assertThat(read.size()).isEqualTo(SHOP.size());
        assertThat(read.days()).isEqualTo(SHOP.days());
        assertThat(LogFingerprint.of(read)).isEqualTo(LogFingerprint.of(SHOP));
        int last = SHOP.size() - 1;
        assertThat(read.customerId(last)).isEqualTo(SHOP.customerId(last));
        for (int k = 0; k < SHOP.history(last).size(); k++) {
            assertThat(read.history(last).day(k)).isEqualTo(SHOP.history(last).day(k));
            assertThat(read.history(last).amount(k))
                    .isEqualTo(SHOP.history(last).amount(k));
        }
    }

    @Test
    void aSnapshotThatWasCutIsRefused() throws IOException {
        Path file = snapshot(SHOP);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 7, 9, bytes.length / 2, bytes.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> SnapshotFile.read(file)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aTrainingEndsWhenItsServerIsGone() throws IOException, InterruptedException {
        Path models = Files.createDirectory(folder.resolve("models"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        TrainerJar.write(folder).toString(),
                        Trainer.COMMAND,
                        "--snapshot=" + snapshot(SHOP),
                        "--out=" + models,
                        "--as-of=" + LocalDate.ofEpochDay(SHOP.lastDay()),
                        "--horizon=90")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = process.inputReader().readLine();
        assertThat(line).startsWith(TrainerProcess.PROGRESS);
        process.getOutputStream().close();
        assertThat(process.waitFor(2, TimeUnit.SECONDS)).isTrue();
        assertThat(models).isEmptyDirectory();
        assertThat(folder.resolve("purchases")).doesNotExist();
    }
}
