package io.customerprediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.features.Feature;
import io.customerprediction.features.FeatureGroup;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.Pool;
import io.customerprediction.survival.Season;
import io.customerprediction.survival.SeasonalResponse;
import io.customerprediction.survival.Timing;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChurnAttributionTest {
    private static final Offset<Double> EXACT = within(1e-9);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePartsSumToTheProbability(boolean amounts) {
        ForecastModel model = MadeUpModel.model(amounts);
        ChurnAttribution ofHistory = ChurnAttribution.ofHistory(model);
        ChurnAttribution ofRfm = ChurnAttribution.ofRfm(model);
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            LocalDate date = model.asOf().plusDays(random.nextInt(500));
            double[] row = row(random);
            double[] four = model.rfmRow(row);

            ChurnParts history = ofHistory.of(row, date);
            ChurnParts rfm = ofRfm.of(four, date);

            double told = model.curveOfHistory(row, date).at(model.horizon());
            assertThat(history.churnProbability()).isEqualTo(told);
            assertThat(sum(history)).isEqualTo(told, EXACT);
            assertThat(sum(rfm)).isEqualTo(model.curveOfRfm(four, date).at(model.horizon()), EXACT);
            assertThat(rfm.rhythm()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-5, 1e3, 1e6})
    void extremeProbabilitiesAreSplitToo(double factor) {
        ForecastModel made = MadeUpModel.model(true);
        Pool pool = made.history().pool();
        Pool far = new Pool(pool.forest(), pool.linear(), pool.bgNbd(), Math.log(factor));
        ForecastModel model = with(made, made.history().with(far), made.season());
        ChurnAttribution attribution = ChurnAttribution.ofHistory(model);
        Random random = new Random(2);
        for (int i = 0; i < 50; i++) {
            ChurnParts parts = attribution.of(row(random), model.asOf());
            assertThat(sum(parts)).isEqualTo(parts.churnProbability(), EXACT);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutASeasonThereIsNoPartOfTheSeason(boolean amounts) {
        ForecastModel made = MadeUpModel.model(amounts);
        ForecastModel model = with(made, made.history(), Season.none(made.asOf()));
        ChurnParts parts = ChurnAttribution.ofHistory(model).of(row(new Random(3)), model.asOf());

        assertThat(parts.season()).isEmpty();
        assertThat(sum(parts)).isEqualTo(parts.churnProbability(), EXACT);
    }

    @Test
    void theOwnRhythmIsAPartOfItsOwn() {
        ForecastModel without = MadeUpModel.model(true);
        ForecastModel model = MadeUpModel.withRhythm(without);
        int asOf = (int) model.asOf().toEpochDay();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 200; i++) {
            int[] days = random.ints(1 + random.nextInt(12), asOf - 900, asOf + 1)
                    .sorted()
                    .distinct()
                    .toArray();
            short[] orders = new short[days.length];
            long[] millionths = new long[days.length];
            Arrays.fill(orders, (short) 1);
            Arrays.fill(millionths, 20_000_000);
            double[] row = new double[HistoryFeatures.rowWidth()];
            HistoryFeatures.fill(CustomerHistory.of(days, millionths, orders, true), asOf, row, 0);
            ChurnParts parts = ChurnAttribution.ofHistory(model).of(row, model.asOf());
            double plain = without.curveOfHistory(row, model.asOf()).at(model.horizon());

            assertThat(sum(parts)).isEqualTo(parts.churnProbability(), EXACT);
            assertThat(Math.signum(parts.due().orElseThrow())).isEqualTo(Math.signum(parts.churnProbability() - plain));
            assertThat(ChurnAttribution.ofRfm(model)
                            .of(model.rfmRow(row), model.asOf())
                            .due())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBusierSeasonChangesThePartOfTheSeasonOnly(boolean busier) {
        ForecastModel made = MadeUpModel.model(true);
        double change = busier ? 0.4 : -0.4;
        Season season = new Season(made.asOf(), Collections.nCopies(12, change));
        double[] row = row(new Random(4));
        ForecastModel calm = with(made, made.history(), Season.none(made.asOf()));
        ChurnParts parts =
                ChurnAttribution.ofHistory(with(made, made.history(), season)).of(row, made.asOf());
        ChurnParts before = ChurnAttribution.ofHistory(calm).of(row, made.asOf());

        assertThat(Math.signum(parts.season().orElseThrow())).isEqualTo(busier ? -1 : 1);
        assertThat(parts.base()).isEqualTo(before.base());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGroupThatNoModelUsesAddsNothing(boolean amounts) {
        // The made-up model splits on recency, and in its other trees on each feature in turn; its linear part is
        // recency.
        ForecastModel made = MadeUpModel.model(amounts);
        HazardModel linearOnly = new HazardModel(
                made.history().forest(),
                made.history().times(),
                made.history().linear(),
                null,
                new Pool(0, 1, 0, 0),
                SeasonalResponse.ALIKE,
                made.history().worth());
        ForecastModel model = with(made, linearOnly, Season.none(made.asOf()));
        ChurnParts parts = ChurnAttribution.ofHistory(model).of(row(new Random(5)), model.asOf());

        Map<FeatureGroup, Double> groups = parts.groups();
        groups.forEach((group, part) -> {
            if (group != FeatureGroup.SILENCE) {
                assertThat(part).isEqualTo(0, EXACT);
            }
        });
        assertThat(parts.base() + groups.getOrDefault(FeatureGroup.SILENCE, 0.0))
                .isEqualTo(parts.churnProbability(), EXACT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAverageCustomerGetsTheBase(boolean amounts) {
        ForecastModel made = MadeUpModel.model(amounts);
        HazardModel history = new HazardModel(
                made.history().forest(),
                made.history().times(),
                made.history().linear(),
                null,
                new Pool(0, 1, 0, 0.2),
                SeasonalResponse.ALIKE,
                made.history().worth());
        ForecastModel model = with(made, history, Season.none(made.asOf()));
        double[] row = new double[HistoryFeatures.rowWidth()];
        Arrays.fill(row, Math.expm1(3));
        ChurnParts parts = ChurnAttribution.ofHistory(model).of(row, model.asOf());

        assertThat(parts.churnProbability()).isEqualTo(parts.base(), EXACT);
        assertThat(parts.groups().values()).allSatisfy(part -> assertThat(part).isEqualTo(0, EXACT));
    }

    private static ForecastModel with(ForecastModel model, HazardModel history, Season season) {
        return new ForecastModel(
                model.asOf(),
                model.horizon(),
                model.hasAmounts(),
                new Timing(season, null),
                model.segments(),
                history,
                model.rfm());
    }

    private static double sum(ChurnParts parts) {
        double groups = parts.groups().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return parts.base()
                + groups
                + parts.rhythm().orElse(0)
                + parts.season().orElse(0)
                + parts.due().orElse(0);
    }

    private static double[] row(Random random) {
        double[] row = new double[HistoryFeatures.rowWidth()];
        for (int f = 0; f < row.length; f++) {
            row[f] = random.nextInt(60);
        }
        row[Feature.RECENCY.column()] = random.nextInt(400);
        row[Feature.TENURE.column()] = Feature.RECENCY.of(row) + random.nextInt(900);
        row[Feature.PURCHASE_DAYS.column()] = 1 + random.nextInt(20);
        return row;
    }
}
