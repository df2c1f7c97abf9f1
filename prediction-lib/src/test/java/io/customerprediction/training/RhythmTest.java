package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.labels.Examples;
import io.customerprediction.labels.ExamplesBuilder;
import io.customerprediction.labels.Outcomes;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.progress.Steps;
import io.customerprediction.survival.SurvivalCurve;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The next purchase is placed on its day where customers have a rhythm; nothing changes where they have none. */
class RhythmTest {
    private static final int CUSTOMERS = 1_500;
    private static final long SEED = 17;

    private int asOf = (int) MadeUpShop.AS_OF.toEpochDay();

    @Test
    void subscribersAreExpectedOnTheirDay() {
        Forecast forecast = forecast(MadeUpShop.SUBSCRIBERS, 90);
        double[] errors = IntStream.range(0, forecast.truth.size())
                .filter(forecast.truth::returned)
                .mapToDouble(i -> Math.abs(forecast.curves[i].medianWithin(90) - forecast.truth.days(i)))
                .sorted()
                .toArray();
        assertThat(errors[errors.length / 2]).isLessThanOrEqualTo(2.5);
        int inside = 0;
        int bounded = 0;
        int width = 0;
        for (int i = 0; i < forecast.truth.size(); i++) {
            OptionalInt from = forecast.curves[i].intervalStart(0.1);
            OptionalInt to = forecast.curves[i].intervalEnd(0.1);
            if (to.isPresent()) {
                bounded++;
                width += to.getAsInt() - from.orElseThrow() + 1;
                int day = forecast.truth.days(i);
                inside += forecast.truth.observed(i) && day >= from.orElseThrow() && day <= to.getAsInt() ? 1 : 0;
            }
        }
        assertThat(bounded).isGreaterThan(CUSTOMERS / 2);
        assertThat(width / (double) bounded).isLessThanOrEqualTo(12);
        assertThat(inside / (double) bounded).isBetween(0.76, 0.92);
    }

    @Test
    void weeklyShoppersAreExpectedOnTheirWeekday() {
        Forecast forecast = forecast(MadeUpShop.WEEKLY, 30);
        int right = 0;
        int asked = 0;
        for (int i = 0; i < forecast.truth.size(); i++) {
            if (forecast.truth.returned(i) && forecast.truth.days(i) <= 7) {
                asked++;
                right += likeliestOfAWeek(forecast.curves[i]) == forecast.truth.days(i) ? 1 : 0;
            }
        }
        assertThat(asked).isGreaterThan(CUSTOMERS / 3);
        assertThat(right / (double) asked).isGreaterThan(0.7);
    }

    @Test
    void yearlyCustomersAreExpectedInTheirTimeOfTheYear() {
        Forecast with = forecast(MadeUpShop.YEARLY, 180);
        double[] without = error(with, with.model.withRhythm(null), 180);
        double[] own = error(with, with.model, 180);
        assertThat(Arrays.stream(own).average().orElseThrow())
                .isLessThan(0.75 * Arrays.stream(without).average().orElseThrow());
    }

    @Test
    void whereCustomersBuyAtRandomThereIsNoRhythm() {
        assertThat(forecast(MadeUpShop.RANDOM, 90).model.timing().rhythm()).isNull();
    }

    @Test
    void theRhythmLeavesTheLevelOfChurnAsItIs() {
        Forecast with = forecast(MadeUpShop.YEARLY, 180);
        double before = 0;
        double now = 0;
        SurvivalCurve[] plain =
                with.model.withRhythm(null).curvesOfHistory(with.asked.x(), with.asked.size(), MadeUpShop.AS_OF);
        for (int i = 0; i < plain.length; i++) {
            before += plain[i].at(180) / plain.length;
            now += with.curves[i].at(180) / plain.length;
        }
        assertThat(now).isCloseTo(before, within(0.01));
    }

    private static int likeliestOfAWeek(SurvivalCurve curve) {
        return IntStream.rangeClosed(1, 7)
                .reduce((a, b) -> curve.at(a - 1) - curve.at(a) >= curve.at(b - 1) - curve.at(b) ? a : b)
                .orElseThrow();
    }

    private static double[] error(Forecast asked, ForecastModel model, int horizon) {
        return IntStream.range(0, asked.truth.size())
                .filter(asked.truth::returned)
                .mapToDouble(i -> Math.abs(model.curveOfHistory(asked.asked.row(i), MadeUpShop.AS_OF)
                                .medianWithin(horizon)
                        - asked.truth.days(i)))
                .toArray();
    }

    private record Forecast(ForecastModel model, Examples asked, Outcomes truth, SurvivalCurve[] curves) {}

    private Forecast forecast(MadeUpShop shop, int horizon) {
        PurchaseLog log = shop.log(CUSTOMERS, SEED);
        TrainingOptions options = TrainingOptions.defaults().withHorizon(horizon);
        ForecastModel model = new ModelFit(log, asOf, options)
                .fit(LeafChoice.USUAL, Steps.begin())
                .model();
        Examples asked = new ExamplesBuilder(log, new int[] {asOf}, log.lastDay()).build(CUSTOMERS);
        return new Forecast(
                model,
                asked,
                new Outcomes(asked.days(), asked.observed(), horizon),
                model.curvesOfHistory(asked.x(), asked.size(), MadeUpShop.AS_OF));
    }
}
