package shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import io.customerprediction.transactions.csv.LogFormat;
import io.customerprediction.transactions.csv.LogPreview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of any bytes, compressed or not: each is read, and every row of it counted once, or refused with a message. This is
 * the way to the parsers of CSV, headers, dates and amounts.
 */
class HostileLogFuzzTest {
    private static final CleaningRules RULES = CleaningRules.upTo(LocalDate.of(2026, 1, 1));

    @TempDir
    static Path folder;

    @FuzzTest(maxDuration = "5m")
    void aLogIsReadOrRefused(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("log.csv"), content);
        try {
            CleanedLog log = CleanedLog.read(CsvRows.of(file), RULES, RowProgress.NONE);
            CleaningReport report = log.cleaning();
            long setAside = report.setAside().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(report.rowsKept() + setAside).isEqualTo(report.rowsRead());
            assertThat(log.purchases().size()).isBetween(1, (int) report.rowsKept());
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "5m")
    void aLogIsPreviewedOrRefused(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("preview.csv"), content);
        try {
            LogPreview preview = LogPreview.of(file, LogFormat.DETECT, RULES, 5);
            assertThat(preview.sample().rows()).hasSizeLessThanOrEqualTo(5);
            assertThat(preview.trial().rowsKept()).isBetween(0L, preview.trial().rowsRead());
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
