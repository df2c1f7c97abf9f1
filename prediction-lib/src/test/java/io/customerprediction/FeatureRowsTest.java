package io.customerprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.model.MadeUpModel;
import io.customerprediction.transactions.TransactionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Predictions from features that others have kept. */
class FeatureRowsTest {
    private static final LocalDate AS_OF = MadeUpModel.AS_OF;
    private static final int WIDTH = HistoryFeatures.rowWidth();

    private final CustomerPredictor predictor = new CustomerPredictor(MadeUpModel.bundle(true));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theyAreThoseFromTheHistories(boolean amounts) {
        CustomerPredictor own = new CustomerPredictor(MadeUpModel.bundle(amounts));
        List<CustomerHistory> histories = histories(amounts);
        List<Prediction> fromHistories = histories.stream()
                .map(history -> own.predict(history, AS_OF).orElseThrow())
                .toList();

        assertThat(own.predictFeatures(rows(histories), AS_OF)).isEqualTo(fromHistories);
    }

    @Test
    void everyFeatureOfEveryHistoryIsInItsRange() {
        double[] rows = rows(histories(true));
        for (int k = 0; k < rows.length; k++) {
            Feature feature = HistoryFeatures.row().get(k % WIDTH);
            assertThat(feature.range().contains(rows[k]))
                    .as(feature + " " + rows[k])
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Feature.class)
    void valuesAtTheEndsOfARangeAreAnsweredAndOthersNamed(Feature feature) {
        if (feature.column() >= WIDTH) {
            return;
        }
        double[] row = Arrays.copyOf(rows(histories(true)), WIDTH);
        for (double end : new double[] {feature.range().least(), feature.range().most()}) {
            row[feature.column()] = end;
            Prediction prediction = predictor.predictFeatures(row, AS_OF).get(0);
            assertThat(prediction.churnProbability()).isBetween(0.0, 1.0);
            assertThat(prediction.expectedDays()).isBetween(0.0, 360.0);
        }
        for (double other : new double[] {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Math.nextDown(feature.range().least()),
            Math.nextUp(feature.range().most())
        }) {
            row[feature.column()] = other;
            assertThatThrownBy(() -> predictor.predictFeatures(row, AS_OF))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("row 0, " + feature.label() + ": is " + other);
        }
    }

    @Test
    void halfARowIsRefused() {
        assertThatThrownBy(() -> predictor.predictFeatures(new double[WIDTH + 1], AS_OF))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("give " + WIDTH + " for each row");
    }

    @Test
    void noRowIsNoPrediction() {
        assertThat(predictor.predictFeatures(new double[0], AS_OF)).isEmpty();
    }

    private static double[] rows(List<CustomerHistory> histories) {
        double[] rows = new double[histories.size() * WIDTH];
        for (int i = 0; i < histories.size(); i++) {
            assertThat(HistoryFeatures.fill(histories.get(i), (int) AS_OF.toEpochDay(), rows, i * WIDTH))
                    .isTrue();
        }
        return rows;
    }

    private static List<CustomerHistory> histories(boolean amounts) {
        Random random = new Random(11);
        List<CustomerHistory> histories = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            List<TransactionRow> rows = new ArrayList<>();
            for (int k = 0; k <= i % 20; k++) {
                double amount = amounts ? 1 + random.nextInt(500) : Double.NaN;
                rows.add(new TransactionRow("C" + i, AS_OF.minusDays(random.nextInt(900)), amount, null));
            }
            histories.add(CustomerHistory.of(rows));
        }
        return histories;
    }
}
