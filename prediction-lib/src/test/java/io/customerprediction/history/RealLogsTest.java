package io.customerprediction.history;

import static java.util.stream.Collectors.summingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public data sets as they come; the figures were counted by other tools. */
class RealLogsTest {
    private static final CleaningRules RULES = CleaningRules.upTo(LocalDate.of(2026, 1, 1));

    @TempDir
    private Path folder;

    @Test
    void onlineRetailInUniformColumns() throws IOException {
        CleanedLog log = read("online_retail_ii.csv.gz", null);

        assertRows(log.cleaning(), 1_044_847, Map.of("missing customer id", 235_287L, "zero amount", 70L));
        assertThat(buyers(log.purchases())).isEqualTo(5_864);
        assertThat(spend(log.purchases())).isCloseTo(16_795_498.318, within(0.001));
    }

    @Test
    void onlineRetailInItsOriginalColumnsHoldsTwentyTwoThousandRowsTwice() throws IOException {
        CleanedLog log = read("online_retail_II.csv.gz", null);

        assertThat(log.cleaning().layout()).isEqualTo("Online Retail II");
        assertThat(log.cleaning().duplicatedOrders()).isEqualTo(1_088);
        assertRows(
                log.cleaning(),
                1_067_370,
                Map.of(
                        "duplicated order",
                        22_523L,
                        "missing customer id",
                        235_287L,
                        "non-product line",
                        133L,
                        "zero amount",
                        68L));
        assertThat(log.cleaning().firstDay()).isEqualTo("2009-12-01");
        assertThat(log.cleaning().lastDay()).isEqualTo("2011-12-09");
    }

    @Test
    void bothVersionsOfOnlineRetailAgreeExceptForLinesWithoutAProduct() throws IOException {
        Path rejects = folder.resolve("rejects.csv");
        SortedMap<String, Double> uniform =
                days(read("online_retail_ii.csv.gz", null).purchases());
        SortedMap<String, Double> original =
                days(read("online_retail_II.csv.gz", rejects).purchases());

        try (var lines = Files.lines(rejects)) {
            lines.filter(line -> line.contains(",StockCode,non-product line,")).forEach(line -> {
                String[] fields = line.replace("\"", "").split(",", -1);
                String customer = fields[fields.length - 2].replace(".0", "");
                String day = fields[fields.length - 4].substring(0, 10);
                uniform.remove(customer + " " + day);
                original.remove(customer + " " + day);
            });
        }
        assertThat(uniform).hasSizeGreaterThan(38_000);
        assertThat(original).isEqualTo(uniform);
    }

    @Test
    void onlineRetailOf2011InItsOwnEncodingAndDates() throws IOException {
        CleanedLog log = read("online_retail_2011_iso8859-1.csv.gz", null);

        assertThat(log.cleaning().layout()).isEqualTo("Online Retail (2011)");
        assertThat(log.cleaning().reading().encoding()).isEqualTo("windows-1252");
        assertThat(log.cleaning().reading().dates()).startsWith("month first");
        assertRows(
                log.cleaning(),
                541_909,
                Map.of("missing customer id", 135_080L, "non-product line", 28L, "zero amount", 40L));
        assertThat(log.cleaning().firstDay()).isEqualTo("2010-12-01");
        assertThat(log.cleaning().lastDay()).isEqualTo("2011-12-09");
    }

    @Test
    void cdnowInUniformColumnsAndAsPublished() throws IOException {
        CleanedLog uniform = read("cdnow.csv.gz", null);
        CleanedLog published = read("CDNOW_master.txt.gz", null);

        assertRows(uniform.cleaning(), 69_659, Map.of("zero amount", 80L));
        assertRows(published.cleaning(), 69_659, Map.of("zero amount", 80L));
        assertThat(days(published.purchases())).isEqualTo(days(uniform.purchases()));
        assertThat(uniform.purchases().hasOrders()).isFalse();
        assertThat(spend(uniform.purchases())).isCloseTo(2_500_315.63, within(0.001));
    }

    @Test
    void bankTransactionsWithDatesOfAllKinds() throws IOException {
        CleanedLog log = read("bank_transactions_1500.csv", null);

        assertThat(log.cleaning().layout()).isEqualTo("bank transactions");
        assertThat(log.cleaning().reading().dates()).startsWith("day first");
        assertRows(log.cleaning(), 1_500, Map.of("zero amount", 1L));
        assertThat(log.cleaning().firstDay()).isEqualTo("2016-08-01");
        assertThat(log.cleaning().lastDay()).isEqualTo("2016-10-21");
        assertThat(spend(log.purchases())).isCloseTo(3_064_365.44, within(0.001));
    }

    private static void assertRows(CleaningReport report, long rows, Map<String, Long> setAside) {
        assertThat(report.rowsRead()).isEqualTo(rows);
        assertThat(report.setAside()).isEqualTo(setAside);
        assertThat(report.rowsKept())
                .isEqualTo(rows
                        - setAside.values().stream().mapToLong(Long::longValue).sum());
    }

    private static CleanedLog read(String name, @Nullable Path rejects) throws IOException {
        Path file = Path.of(System.getProperty("data.real", "absent"), name);
        assumeTrue(Files.exists(file), "skipped: set PUBLIC_DATA to the folder of the public data sets");
        return CleanedLog.read(CsvRows.of(file).rejectedRowsTo(rejects), RULES, RowProgress.NONE);
    }

    private static SortedMap<String, Double> days(PurchaseLog log) {
        SortedMap<String, Double> days = new TreeMap<>();
        for (int i = 0; i < log.size(); i++) {
            CustomerHistory history = log.history(i);
            for (int k = 0; k < history.size(); k++) {
                days.put(log.customerId(i) + " " + LocalDate.ofEpochDay(history.day(k)), history.amount(k));
            }
        }
        return days;
    }

    private static long buyers(PurchaseLog log) {
        return IntStream.range(0, log.size())
                .mapToObj(log::history)
                .filter(history -> IntStream.range(0, history.size()).anyMatch(k -> history.orders(k) > 0))
                .count();
    }

    private static double spend(PurchaseLog log) {
        return IntStream.range(0, log.size()).mapToObj(log::history).collect(summingDouble(RealLogsTest::spend));
    }

    private static double spend(CustomerHistory history) {
        return IntStream.range(0, history.size())
                .filter(k -> history.orders(k) > 0)
                .mapToDouble(history::amount)
                .sum();
    }
}
