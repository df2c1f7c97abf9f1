package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.layout.Choices;
import io.customerprediction.transactions.layout.ColumnNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The beginning of a file tells how it is written, also where that is not clear. */
class LogPreviewTest {
    @TempDir
    Path folder;

    private LogPreview preview(LogFormat format, String... lines) throws IOException {
        Path file = folder.resolve("log.csv");
        Files.write(file, List.of(lines));
        return LogPreview.of(file, format, ReadLog.RULES, 2);
    }

    @Test
    void aKnownHeaderIsTriedAndItsFirstRowsAreShown() throws IOException {
        LogPreview preview = preview(
                LogFormat.DETECT,
                "customer_id;timestamp;amount",
                "7;2024-03-25;12,5",
                "8;tomorrow;3",
                "9;2024-03-26;\"3\"");
        assertThat(preview.problem()).isNull();
        assertThat(preview.sample().delimiter()).isEqualTo(';');
        assertThat(preview.sample().header()).containsExactly("customer_id", "timestamp", "amount");
        assertThat(preview.sample().rows())
                .containsExactly(List.of("7", "2024-03-25", "12,5"), List.of("8", "tomorrow", "3"));
        assertThat(preview.columns())
                .containsExactly(
                        entry("amount", "amount"), entry("customer", "customer_id"), entry("time", "timestamp"));
        assertThat(preview.trial().rowsRead()).isEqualTo(3);
        assertThat(preview.trial().rowsKept()).isEqualTo(2);
        assertThat(preview.trial().examples())
                .containsExactly(new CleaningReport.Example("unparsable time", 3, "timestamp", "tomorrow"));
    }

    @Test
    void anUnknownHeaderShowsItsRecognisedColumns() throws IOException {
        String[] lines = {"erste,zweite,amount", "7,25.03.2024,12.5", "8,26.03.2024,3"};
        LogPreview preview = preview(LogFormat.DETECT, lines);
        assertThat(preview.problem()).contains("no column is known to hold the customer");
        assertThat(preview.columns()).containsExactly(entry("amount", "amount"));
        assertThat(preview.sample().rows()).hasSize(2);
        assertThat(preview.trial().rowsRead()).isZero();

        LogPreview named = preview(ReadLog.columns("erste", "zweite", "amount"), lines);
        assertThat(named.problem()).isNull();
        assertThat(named.trial().rowsKept()).isEqualTo(2);
    }

    @Test
    void aDelimiterThatCannotBeIsAProblemAndTheRowsAreShownAllTheSame() throws IOException {
        LogFormat format = new LogFormat(ColumnNames.DETECT, Choices.NONE, null, 'x');
        LogPreview preview = preview(format, "customer_id,date", "7,2024-03-25");
        assertThat(preview.problem()).contains("the delimiter 'x' cannot stand between fields");
        assertThat(preview.sample().header()).containsExactly("customer_id", "date");
    }

    @Test
    void gzipIsInflatedAndOnlyTheBeginningIsRead() throws IOException {
        Path file = folder.resolve("log.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("customer_id,date\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 200_000; i++) {
                out.write((1 + i / 2 + ",2024-03-25\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        LogPreview preview = LogPreview.of(file, LogFormat.DETECT, ReadLog.RULES, 5);
        assertThat(preview.sample().rows()).hasSize(5);
        assertThat(preview.trial().rowsRead())
                .isBetween(10_000L, 100_000L)
                .isEqualTo(preview.trial().rowsKept());
    }

    @Test
    void whatIsEmptyOrNoTextIsNotShown() {
        assertThatThrownBy(() -> preview(LogFormat.DETECT, "")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> preview(LogFormat.DETECT, "PK\3\4 and so on")).hasMessageContaining("zip file");
    }
}
