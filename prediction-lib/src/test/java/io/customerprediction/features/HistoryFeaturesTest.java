package io.customerprediction.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.history.CustomerHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each number of a row, worked out by hand or in the plainest way, from the definitions in {@link HistoryFeatures}. */
class HistoryFeaturesTest {
    private static final int AS_OF = 1_000;
    private static final double EXACT = 1e-9;

    /** Bought on days 700, 900, 910 and 990; on 950 something came back. */
    private static final CustomerHistory KNOWN = CustomerHistory.of(
            new int[] {700, 900, 910, 950, 990},
            new long[] {100_000_000, 50_000_000, 20_000_000, -10_000_000, 80_000_000},
            new short[] {1, 2, 1, 0, 1},
            true);

    @ParameterizedTest
    @CsvSource({
        "recency, 10",
        "tenure, 300",
        "purchase_days, 4",
        "orders, 5",
        "days_per_purchase, 82.5",
        "mean_gap, 96.66666666666667",
        "last_gap, 80",
        "longest_gap, 200",
        "overdue, 0.11262798634812286",
        "longer_gaps, 0.625",
        "purchases_7d, 0",
        "purchases_14d, 1",
        "purchases_30d, 1",
        "purchases_60d, 1",
        "purchases_90d, 1",
        "purchases_180d, 3",
        "purchases_365d, 4",
        "trend, 0.6",
        "monetary, 240",
        "spend_30d, 80",
        "spend_90d, 70",
        "spend_365d, 240",
        "usual_gap, 80",
        "weekday_share, 0.2222222222222222",
        "weekday_in, 1",
        "month_day_share, 0.21428571428571427",
        "month_day_in, 21",
        "year_ago_in, 65",
        "two_years_ago_in, 366",
        "three_years_ago_in, 366",
    })
    void aHistoryHasTheseFeatures(String feature, double value) {
        assertThat(value(KNOWN, AS_OF, feature)).isCloseTo(value, within(EXACT));
    }

    /** Gaps of 10, 80 and 200 days: from 38 to 152 at the fifths, and three gaps weigh three fifths. */
    @Test
    void gapsAreSpreadByTheirFifthsAndFewOnesAreDrawnTowardsOne() {
        double spread = (Math.log(152.5) - Math.log(37.5)) / 1.683;
        assertThat(value(KNOWN, AS_OF, "gap_spread")).isCloseTo(Math.pow(spread, 3 / 5.0), within(EXACT));
        assertThat(value(KNOWN, 700, "gap_spread")).isEqualTo(1);
    }

    @Test
    void onlyTheLastTwelveGapsAreUsual() {
        int[] days = IntStream.rangeClosed(0, 30)
                .map(k -> k < 18 ? 3 * k : 51 + 10 * (k - 17))
                .toArray();
        CustomerHistory history = CustomerHistory.of(days, new long[days.length], orders(days.length), false);
        int last = days[days.length - 1];
        assertThat(value(history, last, "usual_gap")).isEqualTo(10);
        assertThat(value(history, last, "gap_spread")).isLessThan(0.15);
    }

    @Test
    void anniversariesAreCountedFromTheSameDayOfEarlierYears() {
        int[] days = {1000, 1365 + 30, 1365 + 40, 1730 + 35};
        CustomerHistory history = CustomerHistory.of(days, new long[4], orders(4), false);
        assertThat(value(history, 1730 + 365, "year_ago_in")).isEqualTo(35);
        assertThat(value(history, 1730 + 365, "two_years_ago_in")).isEqualTo(30);
        assertThat(value(history, 1730 + 365, "three_years_ago_in")).isEqualTo(366);
    }

    @Test
    void theNextOwnWeekdayAndDayOfTheMonthAreAhead() {
        Random random = new Random(4);
        for (int round = 0; round < 500; round++) {
            int day = 10_000 + random.nextInt(3_000);
            CustomerHistory history = CustomerHistory.of(new int[] {day}, new long[1], orders(1), false);
            int asOf = day + random.nextInt(400);
            int weekday = (int) value(history, asOf, "weekday_in");
            assertThat(weekday).isBetween(1, 7);
            assertThat(Math.floorMod(asOf + weekday - day, 7)).isZero();
            LocalDate next = LocalDate.ofEpochDay(asOf + (long) value(history, asOf, "month_day_in"));
            int wanted = LocalDate.ofEpochDay(day).getDayOfMonth();
            assertThat(next).isAfter(LocalDate.ofEpochDay(asOf)).isBeforeOrEqualTo(LocalDate.ofEpochDay(asOf + 31L));
            // a day that the month does not have is taken for the first of the next one or the days before
            assertThat(Math.abs(next.getDayOfMonth() - wanted))
                    .satisfiesAnyOf(
                            away -> assertThat(away).isZero(),
                            away -> assertThat(wanted).isGreaterThan(28));
        }
    }

    private static short[] orders(int days) {
        short[] orders = new short[days];
        Arrays.fill(orders, (short) 1);
        return orders;
    }

    @Test
    void gapsVaryByTheirStandardDeviationOverTheirMean() {
        double mean = 290 / 3.0;
        double variance = (Math.pow(200 - mean, 2) + Math.pow(10 - mean, 2) + Math.pow(80 - mean, 2)) / 3;
        assertThat(value(KNOWN, AS_OF, "gap_variation")).isCloseTo(Math.sqrt(variance) / mean, within(EXACT));
    }

    @Test
    void theRhythmIsTheSumOfPurchaseDaysDiscountedByAge() {
        for (int fading : new int[] {60, 200}) {
            double faded = IntStream.of(300, 100, 90, 10)
                    .mapToDouble(age -> Math.exp(-age / (double) fading))
                    .sum();
            assertThat(value(KNOWN, AS_OF, "rhythm_" + fading + "d")).isCloseTo(faded, within(EXACT));
        }
    }

    @Test
    void theValueOfAnOrderIsLogarithmicAndOfPurchasesOnly() {
        double usual = (Math.log(101) + Math.log(51) + Math.log(21) + Math.log(81)) / 4;
        assertThat(value(KNOWN, AS_OF, "order_value")).isCloseTo(usual, within(EXACT));
        assertThat(value(KNOWN, AS_OF, "last_order_value")).isCloseTo(Math.log(81) - usual, within(EXACT));
    }

    @Test
    void aOneTimeBuyerHasNeutralValuesForMissingFeatures() {
        CustomerHistory once =
                CustomerHistory.of(new int[] {AS_OF - 60}, new long[] {5_000_000}, new short[] {1}, true);
        for (String gap : List.of("days_per_purchase", "mean_gap", "last_gap", "longest_gap")) {
            assertThat(value(once, AS_OF, gap)).as(gap).isEqualTo(90);
        }
        assertThat(value(once, AS_OF, "gap_variation")).isEqualTo(1);
        assertThat(value(once, AS_OF, "last_order_value")).isZero();
    }

    @Test
    void entriesAfterTheAsOfDateChangeNoFeature() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            CustomerHistory whole = history(random);
            for (int asOf = AS_OF - 400; asOf <= AS_OF; asOf += 50) {
                double[] known = new double[HistoryFeatures.rowWidth()];
                double[] cut = known.clone();
                boolean some = HistoryFeatures.fill(whole, asOf, known, 0);
                assertThat(HistoryFeatures.fill(whole.upTo(asOf), asOf, cut, 0)).isEqualTo(some);
                assertThat(known).isEqualTo(cut);
            }
        }
    }

    @Test
    void everyNumberIsFiniteAndStaysInItsBounds() {
        Random random = new Random(8);
        for (int round = 0; round < 2_000; round++) {
            CustomerHistory history = history(random);
            double[] row = new double[HistoryFeatures.rowWidth()];
            if (HistoryFeatures.fill(history, AS_OF, row, 0)) {
                assertThat(Arrays.stream(row).allMatch(Double::isFinite)).isTrue();
                assertThat(Feature.RECENCY.of(row)).isBetween(0.0, Feature.TENURE.of(row));
                assertThat(Feature.PURCHASE_DAYS.of(row)).isBetween(1.0, Feature.TENURE.of(row) + 1);
                assertThat(Feature.PURCHASES_90D.of(row)).isLessThanOrEqualTo(Feature.PURCHASES_180D.of(row));
                assertThat(Feature.PURCHASES_365D.of(row)).isLessThanOrEqualTo(Feature.PURCHASE_DAYS.of(row));
                assertThat(Feature.MEAN_GAP.of(row)).isPositive();
            }
        }
    }

    @Test
    void theRowBeginsAtTheOffsetAndTouchesNothingElse() {
        int width = HistoryFeatures.rowWidth();
        double[] rows = new double[3 * width];
        Arrays.fill(rows, Double.NaN);
        HistoryFeatures.fill(KNOWN, AS_OF, rows, width);
        assertThat(Arrays.stream(rows, 0, width).allMatch(Double::isNaN)).isTrue();
        assertThat(Arrays.stream(rows, width, 2 * width).noneMatch(Double::isNaN))
                .isTrue();
        assertThat(Arrays.stream(rows, 2 * width, rows.length).allMatch(Double::isNaN))
                .isTrue();
    }

    @Test
    void beforeTheFirstPurchaseThereIsNoRow() {
        double[] row = new double[HistoryFeatures.rowWidth()];
        assertThat(HistoryFeatures.fill(KNOWN, 699, row, 0)).isFalse();
        assertThat(row).containsOnly(0);
    }

    @Test
    void withoutAmountsTheMonetaryOnesAreZero() {
        CustomerHistory plain = CustomerHistory.of(new int[] {700, 990}, new long[2], new short[] {1, 1}, false);
        double[] row = new double[HistoryFeatures.rowWidth()];
        Arrays.fill(row, Double.NaN);
        assertThat(HistoryFeatures.fill(plain, AS_OF, row, 0)).isTrue();
        assertThat(HistoryFeatures.names(false)).hasSize(Feature.MONETARY.column());
        assertThat(Arrays.copyOfRange(row, Feature.MONETARY.column(), Feature.SPEND_365D.column() + 1))
                .containsOnly(0);
        assertThat(row).doesNotContain(Double.NaN);
    }

    private static double value(CustomerHistory history, int asOf, String feature) {
        double[] row = new double[HistoryFeatures.rowWidth()];
        assertThat(HistoryFeatures.fill(history, asOf, row, 0)).isTrue();
        return Arrays.stream(Feature.values())
                .filter(known -> known.label().equals(feature))
                .findFirst()
                .orElseThrow()
                .of(row);
    }

    /** Some purchase days, now and then a return, in any rhythm. */
    private static CustomerHistory history(Random random) {
        List<Integer> days = new ArrayList<>();
        for (int day = AS_OF - random.nextInt(600); day <= AS_OF; day += 1 + random.nextInt(90)) {
            days.add(day);
        }
        int[] when = days.stream().mapToInt(Integer::intValue).toArray();
        long[] millionths = new long[when.length];
        short[] orders = new short[when.length];
        for (int k = 0; k < when.length; k++) {
            boolean back = k > 0 && random.nextInt(5) == 0;
            orders[k] = (short) (back ? 0 : 1 + random.nextInt(3));
            millionths[k] = (back ? -1 : 1) * (1L + random.nextInt(500)) * 1_000_000;
        }
        return CustomerHistory.of(when, millionths, orders, true);
    }
}
