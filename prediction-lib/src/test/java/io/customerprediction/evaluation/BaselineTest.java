package io.customerprediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.labels.Examples;
import io.customerprediction.labels.Outcomes;
import io.customerprediction.labels.RfmTable;
import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.survival.SurvivalCurve;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final int HORIZON = 90;

    /** Customers who each buy at their own steady rate; half of them have left for good at some time. */
    private final int n = 3_000;

    private final double[] recency = new double[n];
    private final double[] tenure = new double[n];
    private final double[] purchaseDays = new double[n];
    private final double[] monetary = new double[n];
    private final int[] days = new int[n];
    private final boolean[] observed = new boolean[n];
    private final RfmTable table;
    private final Outcomes truth;

    BaselineTest() {
        Random random = new Random(14);
        for (int i = 0; i < n; i++) {
            double gap = Math.exp(3 + random.nextGaussian());
            double leaves = random.nextBoolean() ? 1e9 : 400 * random.nextDouble();
            double time = 0;
            double last = 0;
            tenure[i] = 400;
            while (time <= 400 && time <= leaves) {
                purchaseDays[i]++;
                last = Math.floor(time);
                time += 1 - gap * Math.log(1 - random.nextDouble());
            }
            recency[i] = 400 - last;
            monetary[i] = 20 * purchaseDays[i];
            observed[i] = time <= leaves && time <= 800;
            days[i] = observed[i] ? (int) Math.ceil(time - 400) : 400;
        }
        table = new RfmTable(recency, purchaseDays, monetary, tenure, purchaseDays);
        truth = new Outcomes(days, observed, HORIZON);
    }

    @Test
    void everyMethodGivesEveryCustomerACurve() {
        List<Baseline> all = Baseline.all(table, truth, table);

        assertThat(all)
                .extracting(Baseline::method)
                .containsExactly(
                        ForecastMethod.CONSTANT,
                        ForecastMethod.RECENCY,
                        ForecastMethod.LOGISTIC_REGRESSION,
                        ForecastMethod.BG_NBD);
        assertThat(all).allSatisfy(b -> assertThat(b.curves()).hasSize(n));
    }

    @Test
    void theConstantPredictsTheShareThatChurned() {
        Baseline constant = Baseline.all(table, truth, table).get(0);
        double[] p = churn(constant);

        assertThat(Arrays.stream(p).distinct().count()).isEqualTo(1);
        assertThat(p[0]).isCloseTo(share(truth.churned()), within(0.001));
        assertThat(Discrimination.auc(truth.churned(), p)).isEqualTo(0.5);
    }

    @Test
    void theOtherMethodsRankFarBetterThanChanceAndAreCalibratedOnAverage() {
        List<Baseline> all = Baseline.all(table, truth, table);
        for (Baseline baseline : all.subList(1, 4)) {
            double[] p = churn(baseline);
            assertThat(Discrimination.auc(truth.churned(), p))
                    .as(baseline.method().toString())
                    .isGreaterThan(0.75);
            assertThat(Arrays.stream(p).average().orElseThrow())
                    .as(baseline.method().toString())
                    .isCloseTo(share(truth.churned()), within(0.05));
        }
    }

    @Test
    void theRecencyRuleLooksAtRecencyOnly() {
        RfmTable other = new RfmTable(recency, filled(9), filled(9), tenure, purchaseDays);

        assertThat(churn(Baseline.all(table, truth, other).get(1)))
                .containsExactly(churn(Baseline.all(table, truth, table).get(1)));
    }

    @Test
    void aLogWithoutAmountsWorks() {
        RfmTable unknown = new RfmTable(recency, purchaseDays, filled(Double.NaN), tenure, purchaseDays);

        assertThat(churn(Baseline.all(unknown, truth, unknown).get(2))).doesNotContain(Double.NaN);
    }

    @Test
    void customersWhoAllBoughtOnTheAsOfDateLeaveOutBgNbd() {
        RfmTable fresh = new RfmTable(filled(0), filled(1), filled(5), filled(0), filled(1));

        assertThat(Baseline.all(table, truth, fresh)).hasSize(3);
    }

    @Test
    void theOwnMeanGapCountsFromTheLastPurchaseAndIsNeverPast() {
        RfmTable three = new RfmTable(
                new double[] {10, 70, 30},
                new double[] {3, 3, 1},
                new double[3],
                new double[] {110, 170, 30},
                new double[] {3, 3, 1});

        assertThat(Baseline.ownMeanGap(three)).containsExactly(40, 1, SurvivalCurve.CAP);
    }

    @Test
    void theTableIsTakenFromTheColumnsOfTheHistoryFeatures() {
        Examples rows =
                new Examples(5, new double[] {7, 400, 3, 4, 90}, new int[1], new boolean[1], new int[1], new int[1]);

        RfmTable one = RfmTable.of(rows, List.of("recency", "tenure", "purchase_days", "orders", "monetary"));
        RfmTable none = RfmTable.of(rows, List.of("recency", "tenure", "purchase_days", "orders", "trend"));

        assertThat(one.recency()[0] + one.frequency()[0] + one.monetary()[0]).isEqualTo(7 + 4 + 90);
        assertThat(one.repeats(0)).isEqualTo(2);
        assertThat(one.span(0)).isEqualTo(393);
        assertThat(one.hasMonetary()).isTrue();
        assertThat(none.hasMonetary()).isFalse();
    }

    private double[] churn(Baseline baseline) {
        return baseline.curves().stream().mapToDouble(c -> c.at(HORIZON)).toArray();
    }

    private double[] filled(double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    private static double share(boolean[] flags) {
        int set = 0;
        for (boolean flag : flags) {
            set += flag ? 1 : 0;
        }
        return (double) set / flags.length;
    }
}
