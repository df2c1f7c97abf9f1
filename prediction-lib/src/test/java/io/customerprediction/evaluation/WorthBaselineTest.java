package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.labels.MadeUpLog;
import io.customerprediction.labels.RfmTable;
import io.customerprediction.model.report.ForecastMethod;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WorthBaselineTest {
    private static final int AS_OF = (int) MadeUpLog.START.toEpochDay() + 199;

    @Test
    void theLastWindowComesAgain() {
        WorthBaseline last = method(
                ForecastMethod.LAST_WINDOW,
                MadeUpLog.empty().buys("a", 10, 150, 160, 199, 210).buys("b", 5).log());

        assertThat(last.orders()).containsExactly(3, 0);
        // a purchase on day d is worth 10 + d mod 7
        assertThat(last.spend()).containsExactly(10 + 150 % 7 + 10 + 160 % 7 + 10 + 199 % 7, 0);
    }

    @Test
    void theOwnPaceGoesOn() {
        WorthBaseline own = method(
                ForecastMethod.OWN_RATE,
                MadeUpLog.empty().buys("a", 0, 50, 100, 150).buys("b", 199).log());

        assertThat(own.orders()[0]).isCloseTo(4 * 60 / 230.0, within(1e-12));
        assertThat(own.orders()[1]).isCloseTo(60 / 31.0, within(1e-12));
    }

    @Test
    void bgNbdExpectsMoreOfThoseWhoCameOftenAndLately() {
        PurchaseLog log = MadeUpLog.empty()
                .shoppers(300, 199, 2)
                .buys("often", 20, 60, 100, 140, 170, 195)
                .buys("gone", 1, 5, 9, 13, 17, 21)
                .log();
        WorthBaseline bgNbd = method(ForecastMethod.BG_NBD, log);
        double[] spend = Objects.requireNonNull(bgNbd.spend());
        int often = row(log, "often");
        int gone = row(log, "gone");

        assertThat(bgNbd.orders()[often]).isBetween(1.0, 4.0);
        assertThat(bgNbd.orders()[gone]).isLessThan(0.1 * bgNbd.orders()[often]);
        // purchases are worth 10 to 16
        assertThat(spend[often] / bgNbd.orders()[often]).isBetween(10.0, 16.0);
    }

    @Test
    void withoutAmountsThereIsNoSpend() {
        PurchaseLog log = MadeUpLog.withoutAmounts().shoppers(200, 199, 3).log();

        assertThat(all(log)).isNotEmpty().allSatisfy(b -> assertThat(b.spend()).isNull());
    }

    private static int row(PurchaseLog log, String id) {
        int customer = log.find(id).orElseThrow();
        int[] customers = asked(log).customer();
        int row = 0;
        while (customers[row] != customer) {
            row++;
        }
        return row;
    }

    private static WorthBaseline method(ForecastMethod method, PurchaseLog log) {
        return all(log).stream().filter(b -> b.method() == method).findFirst().orElseThrow();
    }

    private static Examples asked(PurchaseLog log) {
        return new ExamplesBuilder(log, new int[] {AS_OF}, AS_OF).build(10_000);
    }

    private static List<WorthBaseline> all(PurchaseLog log) {
        Examples asked = asked(log);
        return WorthBaseline.all(log, asked, RfmTable.of(asked, HistoryFeatures.names(log.hasAmounts())), AS_OF, 60);
    }
}
