package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.RowProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files as one log. */
class LogFilesTest {
    private static final String ORDERS = "customer_id,date,amount,order_id\n";
    private static final String DAYS = "customer_id,date,amount\n";

    @TempDir
    Path folder;

    private final Map<String, Long> spent = new TreeMap<>();

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private CleaningReport read(LogFiles files) throws IOException {
        spent.clear();
        return files.read(
                ReadLog.RULES,
                (text, from, to, day, millionths, newOrder) -> spent.merge(
                        new String(text, from, to - from, StandardCharsets.UTF_8) + " " + LocalDate.ofEpochDay(day),
                        millionths / 1_000_000,
                        Long::sum),
                RowProgress.NONE);
    }

    @Test
    void anOrderThatStandsInTwoFilesCountsOnce() throws IOException {
        Path one = write("one.csv", ORDERS + "a,2024-03-01,5,1\nb,2024-03-02,6,2\nb,2024-03-02,7,2\n");
        // The same order with a column more is the same order.
        Path two = write(
                "two.csv",
                "order_id,customer_id,date,amount,note\n2,b,2024-03-02,6,x\n2,b,2024-03-02,7,y\n3,a,2024-03-02,8,z\n");

        CleaningReport report = read(LogFiles.of(List.of(one, two)));

        assertThat(spent).isEqualTo(Map.of("a 2024-03-01", 5L, "b 2024-03-02", 13L, "a 2024-03-02", 8L));
        assertThat(report.rowsRead()).isEqualTo(6);
        assertThat(report.rowsKept()).isEqualTo(4);
        assertThat(report.setAside()).isEqualTo(Map.of("duplicated order", 2L));
        assertThat(report.reading().decisions())
                .contains("one.csv has 3 rows, of which 3 were kept", "two.csv has 3 rows, of which 1 were kept");
        assertThat(report.firstDay()).isEqualTo("2024-03-01");
        assertThat(report.lastDay()).isEqualTo("2024-03-02");
    }

    @Test
    void aCopyOfAFileCountsOnceAndAFolderStandsForItsFiles() throws IOException {
        write("b.csv", DAYS + "a,2024-03-01,5\na,2024-03-01,5\n");
        write("a.csv", DAYS + "a,2024-02-01,5\n");
        write("c.csv", DAYS + "a,2024-03-01,5\na,2024-03-01,5\n");
        write(".hidden", "nothing");

        CleaningReport report = read(LogFiles.of(List.of(folder)));

        assertThat(spent).isEqualTo(Map.of("a 2024-02-01", 5L, "a 2024-03-01", 10L));
        assertThat(report.rowsRead()).isEqualTo(3);
        assertThat(report.reading().decisions()).contains("c.csv is the same as b.csv and counts once");
    }

    @Test
    void withoutOrderIdsADayThatAnEarlierFileHasIsNotReadAgain() throws IOException {
        Path march = write("march.csv", DAYS + "a,2024-03-01,5\nb,2024-03-31,6\n");
        Path april = write("april.csv", DAYS + "b,2024-03-31,6\nc,2024-03-31,7\na,2024-04-01,8\n");
        Path rejects = folder.resolve("rejects.csv");

        CleaningReport report = read(LogFiles.of(List.of(march, april)).rejectedRowsTo(rejects));

        assertThat(spent).isEqualTo(Map.of("a 2024-03-01", 5L, "b 2024-03-31", 6L, "a 2024-04-01", 8L));
        assertThat(report.setAside()).isEqualTo(Map.of("day that an earlier file covers", 2L));
        assertThat(Files.readAllLines(rejects))
                .startsWith("line,column,reason,value,row,file")
                .contains("2,date,day that an earlier file covers,2024-03-31,\"b,2024-03-31,6\",april.csv");
    }

    @Test
    void aFileWithoutNewRowsIsAccepted() throws IOException {
        Path all = write("all.csv", DAYS + "a,2024-03-01,5\nb,2024-03-31,6\n");
        Path part = write("part.csv", DAYS + "b,2024-03-31,6\n");

        assertThat(read(LogFiles.of(List.of(all, part))).rowsKept()).isEqualTo(2);
    }

    @Test
    void filesOfDifferentKindsAndEmptyFoldersAreRefused() throws IOException {
        Path with = write("with.csv", ORDERS + "a,2024-03-01,5,1\n");
        Path without = write("without.csv", DAYS + "a,2024-03-01,5\n");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> read(LogFiles.of(List.of(with, without))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is of another kind than with.csv: only one of them has order ids");
        assertThatThrownBy(() -> LogFiles.of(List.of(empty))).hasMessageContaining("is a folder without files");
        assertThatThrownBy(() -> LogFiles.of(List.of())).hasMessage("no file is given");
        assertThatThrownBy(() -> read(LogFiles.of(List.of(with, folder.resolve("no.csv")))))
                .hasMessageContaining("there is no file");
    }
}
