package io.customerprediction.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HugeLogTest {
    @TempDir
    Path folder;

    @Test
    void aLogHasTheRowsAskedForInTheOrderOfTime() throws IOException {
        List<String> lines = log("log.csv", 20_000, 1_000);
        assertThat(lines).hasSize(20_001);
        assertThat(lines.get(0)).isEqualTo("customer_id,timestamp,amount,order_id");
        assertThat(lines.subList(1, lines.size()))
                .allMatch(line -> line.matches(
                        "C[1-9][0-9]*,20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2},[0-9]+\\.[0-9]{2},[1-9][0-9]*"));
        assertThat(column(lines, 1)).isSorted();
        assertThat(column(lines, 1).findFirst().orElseThrow()).startsWith("2022-01-01");
        assertThat(lines.get(20_000)).contains("2024-12-3");
    }

    @Test
    void onlyCustomersOfTheShopAppearAndMostOfThemDo() throws IOException {
        List<String> lines = log("log.csv", 20_000, 1_000);
        assertThat(column(lines, 0).distinct().count()).isBetween(800L, 1_000L);
        assertThat(column(lines, 0).mapToInt(id -> Integer.parseInt(id.substring(1))))
                .allMatch(number -> number <= 1_000);
    }

    @Test
    void anOrderIsOfOneCustomerAtOneTime() throws IOException {
        List<String> lines = log("log.csv", 5_000, 100);
        long orders = column(lines, 3).distinct().count();
        assertThat(lines.stream().skip(1).map(HugeLogTest::order).distinct().count())
                .isEqualTo(orders)
                .isBetween(1_500L, 2_500L);
    }

    @Test
    void theSameArgumentsGiveTheSameBytes() throws IOException {
        assertThat(log("one.csv", 3_000, 50)).isEqualTo(log("two.csv", 3_000, 50));
        assertThat(log("empty.csv", 0, 1)).hasSize(1);
    }

    private static String order(String line) {
        String[] fields = line.split(",", -1);
        return fields[0] + fields[1] + fields[3];
    }

    private static Stream<String> column(List<String> lines, int column) {
        return lines.stream().skip(1).map(line -> line.split(",", -1)[column]);
    }

    private List<String> log(String name, long rows, int customers) throws IOException {
        Path file = folder.resolve(name);
        HugeLog.write(file, rows, customers);
        return Files.readAllLines(file);
    }
}
