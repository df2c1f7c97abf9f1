package io.customerprediction.history;

import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.LogFormat;
import io.customerprediction.transactions.RowProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The public data sets as they come; the figures were counted by other tools. */
class RealLogsTest {
    private static final CleaningRules RULES = CleaningRules.upTo(LocalDate.of(2026, 1, 1));

    @Test
    void onlineRetailInUniformColumns() throws IOException {
        CleanedLog log = read("online_retail_ii.csv.gz");

        assertThat(log.cleaning().rowsRead()).isEqualTo(1_044_847);
        assertThat(log.cleaning().setAside()).containsEntry("missing customer id", 235_287L);
        assertThat(log.cleaning().setAside()).containsOnlyKeys("missing customer id", "zero amount");
        assertThat(buyers(log.purchases())).isEqualTo(5_864);
        assertThat(spend(log.purchases())).isCloseTo(16_795_498.318, within(0.001));
        assertEveryRowHasOneFate(log.cleaning());
    }

    @Test
    void onlineRetailInItsOriginalColumnsHoldsTwentyTwoThousandRowsTwice() throws IOException {
        CleanedLog log = read("online_retail_II.csv.gz");

        assertThat(log.cleaning().layout()).isEqualTo("Online Retail II");
        assertThat(log.cleaning().rowsRead()).isEqualTo(1_067_370);
        assertThat(log.cleaning().duplicatedOrders()).isEqualTo(1_088);
        assertThat(log.cleaning().setAside())
                .containsEntry("duplicated order", 22_523L)
                .containsEntry("missing customer id", 235_287L);
        assertThat(log.cleaning().firstDay()).isEqualTo("2009-12-01");
        assertThat(log.cleaning().lastDay()).isEqualTo("2011-12-09");
        assertEveryRowHasOneFate(log.cleaning());
    }

    private static void assertEveryRowHasOneFate(CleaningReport report) {
        assertThat(report.rowsKept() + report.setAside().values().stream().collect(summingLong(Long::longValue)))
                .isEqualTo(report.rowsRead());
    }

    private static CleanedLog read(String name) throws IOException {
        Path file = Path.of(System.getProperty("data.real", "absent"), name);
        assumeTrue(Files.exists(file), "skipped: no real data");
        return CleanedLog.read(file, LogFormat.DETECT, RULES, null, RowProgress.NONE);
    }

    private static long buyers(PurchaseLog log) {
        return IntStream.range(0, log.size())
                .mapToObj(log::history)
                .filter(history -> IntStream.range(0, history.size()).anyMatch(k -> history.orders(k) > 0))
                .count();
    }

    private static double spend(PurchaseLog log) {
        return IntStream.range(0, log.size())
                .mapToObj(log::history)
                .collect(Collectors.summingDouble(history -> IntStream.range(0, history.size())
                        .filter(k -> history.orders(k) > 0)
                        .mapToDouble(history::amount)
                        .sum()));
    }
}
