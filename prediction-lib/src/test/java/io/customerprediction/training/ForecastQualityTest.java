package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerprediction.evaluation.Backtest;
import io.customerprediction.evaluation.Scope;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.OriginReport.ChurnFigures;
import io.customerprediction.model.report.OriginReport.DaysFigures;
import io.customerprediction.progress.Steps;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.TransactionRow;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Floors under the quality of the forecasts on public logs, at as-of dates of their past. The floors leave room for chance;
 * what was measured stands in docs/QUALITY.md.
 */
class ForecastQualityTest {
    private static final String RETAIL = "online_retail_ii.csv.gz";
    private static final String CDNOW = "cdnow.csv.gz";
    private static final double AUC_ROOM = 0.01;
    private static final double BRIER_ROOM = 0.001;

    @Test
    void onATenthOfCdnowTheForestIsAsGoodAsAnySimpleMethod() throws IOException {
        OriginReport report = at(every(10, log(CDNOW)), LocalDate.of(1998, 3, 31), 90);

        assertAsGoodAsAnySimpleMethod(report);
        assertThat(churn(report).auc().estimate()).isGreaterThan(0.82);
        assertThat(churn(report).ece()).isLessThan(0.05);
        assertThat(days(report).cIndex()).isGreaterThan(0.8);
    }

    @Test
    void onAFifthOfOnlineRetailTheForestIsAsGoodAsAnySimpleMethodEvenIntoChristmas() throws IOException {
        OriginReport report = at(every(5, log(RETAIL)), LocalDate.of(2011, 9, 9), 90);

        assertAsGoodAsAnySimpleMethod(report);
        assertThat(churn(report).auc().estimate()).isGreaterThan(0.77);
        assertThat(churn(report).ece()).isLessThan(0.08);
        assertThat(days(report).cIndex()).isGreaterThan(0.72);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        RETAIL + ", 2011-09-09, 90, 0.80, 0.178, 0.03, 0.745",
        CDNOW + ", 1998-03-31, 90, 0.835, 0.0892, 0.03, 0.812"
    })
    void onWholeLogsTheForestKeepsItsFloors(
            String file, LocalDate asOf, int horizon, double auc, double brier, double ece, double cIndex)
            throws IOException {
        assertFloors(at(log(file), asOf, horizon), auc, brier, ece, cIndex);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        RETAIL + ", 2010-06-16, 90, 0.74, 0.206, 0.085, 0.675",
        RETAIL + ", 2011-03-09, 90, 0.78, 0.170, 0.06, 0.725",
        RETAIL + ", 2011-05-12, 90, 0.80, 0.159, 0.04, 0.740",
        RETAIL + ", 2011-06-09, 90, 0.82, 0.152, 0.06, 0.750",
        RETAIL + ", 2011-06-09, 180, 0.80, 0.180, 0.06, 0.750",
        CDNOW + ", 1997-12-31, 90, 0.80, 0.1055, 0.03, 0.768",
        CDNOW + ", 1998-04-30, 60, 0.84, 0.0735, 0.03, 0.820"
    })
    void atOtherDatesAndHorizonsItKeepsItsFloorsToo(
            String file, LocalDate asOf, int horizon, double auc, double brier, double ece, double cIndex)
            throws IOException {
        assertFloors(at(log(file), asOf, horizon), auc, brier, ece, cIndex);
    }

    private static void assertFloors(OriginReport report, double auc, double brier, double ece, double cIndex) {
        assertAsGoodAsAnySimpleMethod(report);
        assertThat(churn(report).auc().estimate()).isGreaterThan(auc);
        assertThat(churn(report).brier()).isLessThan(brier);
        assertThat(churn(report).ece()).isLessThan(ece);
        assertThat(days(report).cIndex()).isGreaterThan(cIndex);
        assertThat(Objects.requireNonNull(days(report).coverage()).belowP10()).isBetween(0.05, 0.14);
    }

    private static void assertAsGoodAsAnySimpleMethod(OriginReport report) {
        for (ChurnFigures other : report.churn()) {
            assertThat(churn(report).auc().estimate())
                    .as(other.method().toString())
                    .isGreaterThan(other.auc().estimate() - AUC_ROOM);
            assertThat(churn(report).brier()).as(other.method().toString()).isLessThan(other.brier() + BRIER_ROOM);
        }
    }

    private static ChurnFigures churn(OriginReport report) {
        return report.churnOf(ForecastMethod.FOREST).get(0);
    }

    private static DaysFigures days(OriginReport report) {
        return report.daysOf(ForecastMethod.FOREST).get(0);
    }

    private static OriginReport at(PurchaseLog log, LocalDate asOf, int horizon) {
        TrainingOptions options = new TrainingOptions(asOf, horizon, OptionalInt.of(4), 1, 2, false);
        Scope scope = new Scope(log.lastDay(), options.horizon(), options.seed());
        return new Backtest(
                        log,
                        (int) asOf.toEpochDay(),
                        scope,
                        LearningFromLog.of(log, options).models(),
                        Steps.begin())
                .report(true);
    }

    private static PurchaseLog log(String name) throws IOException {
        Path file = Path.of(System.getProperty("data.real", "absent"), name);
        assumeTrue(Files.exists(file), "skipped: set PUBLIC_DATA to the folder of the public data sets");
        return CleanedLog.read(CsvRows.of(file), CleaningRules.upTo(LocalDate.of(2026, 1, 1)), RowProgress.NONE)
                .purchases();
    }

    /** The log of every n-th customer. */
    private static PurchaseLog every(int n, PurchaseLog log) {
        List<TransactionRow> transactions = new ArrayList<>();
        for (int i = 0; i < log.size(); i += n) {
            CustomerHistory history = log.history(i);
            for (int k = 0; k < history.size(); k++) {
                int orders = Math.max(1, history.orders(k));
                for (int order = 0; order < orders; order++) {
                    transactions.add(new TransactionRow(
                            log.customerId(i),
                            LocalDate.ofEpochDay(history.day(k)),
                            history.amount(k) / orders,
                            i + "-" + k + "-" + order));
                }
            }
        }
        return PurchaseLog.of(transactions);
    }
}
