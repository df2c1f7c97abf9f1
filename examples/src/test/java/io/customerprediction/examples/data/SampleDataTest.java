package io.customerprediction.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.evaluation.ReadinessCheck;
import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {
    private static final List<Order> ORDERS = SampleData.orders();
    private static final Path DATA = Path.of(System.getProperty("project.root"), "data");

    @TempDir
    Path folder;

    @Test
    void makingTheDataAgainGivesTheFilesOfTheProjectByteByByte() throws IOException {
        SampleData.write(folder);
        for (String name : List.of("transactions.csv", "test_data.csv", "test_data_next_purchase.csv")) {
            assertThat(folder.resolve(name)).hasSameBinaryContentAs(DATA.resolve(name));
        }
    }

    @Test
    void theLogHoldsAtLeastTwoThousandCustomersOverTwoYears() throws IOException {
        List<String> lines = Files.readAllLines(DATA.resolve("transactions.csv"));
        assertThat(lines.stream()
                        .skip(1)
                        .map(line -> line.split(",", -1)[0])
                        .distinct()
                        .count())
                .isGreaterThan(2_000);
        assertThat(lines.get(1)).contains(",2023-07-0");
        assertThat(lines.get(lines.size() - 1)).contains(",2025-06-");
        assertThat(Files.size(DATA.resolve("transactions.csv"))).isLessThan(1_500_000);
    }

    @Test
    void theLogIsReadyToLearnFrom() throws IOException {
        CleanedLog log = log();
        assertThat(ReadinessCheck.of(log.purchases(), SampleData.AS_OF, 90).reasons())
                .isEmpty();
        assertThat(log.cleaning().setAside())
                .containsOnlyKeys("missing customer id", "unparsable time", "missing amount", "zero amount");
    }

    /** What the generator says of its customers is what the library reads from the log. */
    @Test
    void theInputsInTheTestFilesAreThoseOfTheLog() throws IOException {
        PurchaseLog log = log().purchases();
        List<String> lines = Files.readAllLines(DATA.resolve("test_data.csv"));
        assertThat(lines).hasSize(log.size() + 1);
        double[] row = new double[HistoryFeatures.rowWidth()];
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            HistoryFeatures.fill(
                    log.history(log.find(fields[0]).orElseThrow()), (int) SampleData.AS_OF.toEpochDay(), row, 0);
            assertThat(Feature.RECENCY.of(row)).as(line).isEqualTo(Double.parseDouble(fields[1]));
            assertThat(Feature.ORDERS.of(row)).as(line).isEqualTo(Double.parseDouble(fields[2]));
            assertThat(Feature.MONETARY.of(row)).as(line).isCloseTo(Double.parseDouble(fields[3]), within(1e-6));
        }
    }

    @Test
    void someBuyOnceManyComeBackAndFewBuyForAShop() {
        Map<Integer, Long> orders = ORDERS.stream()
                .filter(order -> !order.isReturn())
                .collect(Collectors.groupingBy(Order::customer, Collectors.counting()));
        long once = orders.values().stream().filter(n -> n == 1).count();
        assertThat((double) once / orders.size()).isBetween(0.2, 0.4);
        assertThat(orders.values()).anyMatch(n -> n > 50);
        assertThat(ORDERS)
                .anyMatch(order -> order.cents().stream().mapToInt(c -> c).sum() > 100_000);
    }

    @Test
    void theWeeksBeforeChristmasAreTheBusiest() {
        Map<YearMonth, Long> months = ORDERS.stream()
                .collect(Collectors.groupingBy(order -> YearMonth.from(SampleData.date(order)), Collectors.counting()));
        for (int year : new int[] {2023, 2024, 2025}) {
            LongStream before = LongStream.rangeClosed(7, 10).map(month -> months.get(YearMonth.of(year, (int) month)));
            assertThat(months.get(YearMonth.of(year, Month.NOVEMBER)))
                    .isGreaterThan(before.max().orElseThrow());
        }
    }

    @Test
    void returnsFollowTheirPurchases() {
        List<Order> returns = ORDERS.stream().filter(Order::isReturn).toList();
        assertThat(returns.size() / (double) ORDERS.size()).isBetween(0.02, 0.06);
        Map<Integer, List<Order>> byCustomer = ORDERS.stream().collect(Collectors.groupingBy(Order::customer));
        assertThat(returns)
                .allSatisfy(back -> assertThat(byCustomer.get(back.customer()))
                        .anyMatch(order -> order.day() < back.day()
                                && order.cents().contains(-back.cents().get(0))));
    }

    @Test
    void everyDefectOfRealLogsIsInTheLogAFewTimes() throws IOException {
        List<String[]> rows = Files.readAllLines(DATA.resolve("transactions.csv")).stream()
                .map(line -> line.split(",", -1))
                .toList();
        Map<String, Long> mistakes = rows.stream()
                .map(row -> row[0].isEmpty() ? "no customer" : row[1].contains("-13-") ? "no time" : row[2])
                .filter(value ->
                        List.of("no customer", "no time", "n/a", "0.00").contains(value))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(mistakes).hasSize(4);
        assertThat(mistakes.values()).allMatch(n -> n >= 5 && n <= 15);
    }

    private static CleanedLog log() throws IOException {
        return CleanedLog.read(
                CsvRows.of(DATA.resolve("transactions.csv")), CleaningRules.upTo(SampleData.AS_OF), RowProgress.NONE);
    }
}
