package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.transactions.csv.CsvTable.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Recency,Frequency,Monetary\n1,2,3\n",
                "Recency, Frequency, Monetary\n1, 2, 3\n",
                "\uFEFFRecency;Frequency;Monetary\r\n1;2;3\r\n",
                "\n\"Recency\"\t \"Frequency\" \tMonetary\n\n1\t2\t3",
            })
    void theHeaderIsThatOfThePreviewHoweverItIsWritten(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), text);

        try (CsvTable table = CsvTable.open(file, LogFormat.DETECT, 1)) {
            assertThat(table.header())
                    .isEqualTo(LogPreview.of(file, LogFormat.DETECT, ReadLog.RULES, 5)
                            .sample()
                            .header());
            assertThat(rows(table)).extracting(Line::values).containsExactly(List.of("1", "2", "3"));
        }
    }

    @Test
    void rowsHaveTheirLinesAndTheirOwnNumberOfValues() throws IOException {
        Path file = folder.resolve("table.csv");
        Files.writeString(file, "a,b\n1,\"x\ny\"\n\n2\n3,4,5\n", StandardCharsets.UTF_8);

        try (CsvTable table = CsvTable.open(file, LogFormat.DETECT, 1)) {
            assertThat(rows(table))
                    .containsExactly(
                            new Line(2, List.of("1", "x\ny")),
                            new Line(5, List.of("2")),
                            new Line(6, List.of("3", "4", "5")));
            assertThat(table.done()).isOne();
        }
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.csv"));

        assertThatThrownBy(() -> CsvTable.open(file, LogFormat.DETECT, 1)).hasMessageContaining("is empty");
    }

    private static List<Line> rows(CsvTable table) throws IOException {
        List<Line> rows = new ArrayList<>();
        for (Line line = table.next(); line != null; line = table.next()) {
            rows.add(line);
        }
        return rows;
    }
}
