package io.customerprediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.survival.Season;
import io.customerprediction.survival.SeasonalResponse;
import io.customerprediction.survival.Timing;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class SeasonalResponseTest {
    private static final SeasonalResponse REGULARS_FOLLOW_LESS = new SeasonalResponse(-0.3, 0.5);

    @Test
    void theCustomerBehindAnAveragePurchaseFollowsAsTheShopDoes() {
        assertThat(REGULARS_FOLLOW_LESS.exponent(0.5)).isEqualTo(1);
        assertThat(REGULARS_FOLLOW_LESS.exponent(2.5)).isCloseTo(0.4, within(1e-12));
        assertThat(REGULARS_FOLLOW_LESS.exponent(-1.5)).isCloseTo(1.6, within(1e-12));
    }

    @Test
    void whereAllCustomersAreAlikeAllFollowTheSeason() {
        assertThat(SeasonalResponse.ALIKE.exponent(-8)).isEqualTo(1);
        assertThat(SeasonalResponse.ALIKE.exponent(8)).isEqualTo(1);
    }

    @Test
    void noCustomerGoesAgainstTheSeasonOrFarBeyondIt() {
        assertThat(REGULARS_FOLLOW_LESS.exponent(1000)).isEqualTo(0.1);
        assertThat(REGULARS_FOLLOW_LESS.exponent(-1000)).isEqualTo(2.5);
    }

    @Test
    void nearbyCustomersShareAnExponent() {
        assertThat(REGULARS_FOLLOW_LESS.exponent(1.01)).isEqualTo(REGULARS_FOLLOW_LESS.exponent(0.99));
    }

    @Test
    void aBusySeasonBringsBackThoseWhoSeldomBuyMoreThanTheRegulars() {
        ForecastModel made = MadeUpModel.model(true);
        Season busy = new Season(made.asOf(), Collections.nCopies(12, Math.log(1.5)));
        double[] lately = row(3);
        double[] longAgo = row(200);

        assertThat(hazardRatio(made, busy, longAgo)).isGreaterThan(1.5);
        assertThat(hazardRatio(made, busy, lately)).isBetween(1.0, 1.5);
    }

    @Test
    void itsNumbersAreFinite() {
        assertThatThrownBy(() -> new SeasonalResponse(Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite slope");
        assertThatThrownBy(() -> new SeasonalResponse(0, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** How much more often such a customer is to come by the horizon in this season than in none. */
    private static double hazardRatio(ForecastModel made, Season season, double[] row) {
        return hazard(with(made, season), row) / hazard(with(made, Season.none(made.asOf())), row);
    }

    private static double hazard(ForecastModel model, double[] row) {
        return -Math.log(model.curveOfHistory(row, model.asOf()).at(model.horizon()));
    }

    private static ForecastModel with(ForecastModel made, Season season) {
        return new ForecastModel(
                made.asOf(),
                made.horizon(),
                true,
                new Timing(season, null),
                made.segments(),
                made.history(),
                made.rfm());
    }

    /** Somebody who last bought so many days ago: recency is what the made-up proportional hazards look at. */
    private static double[] row(int recency) {
        double[] row = new double[HistoryFeatures.rowWidth()];
        row[Feature.RECENCY.column()] = recency;
        row[Feature.TENURE.column()] = 300;
        row[Feature.PURCHASE_DAYS.column()] = 4;
        row[Feature.ORDERS.column()] = 4;
        return row;
    }
}
