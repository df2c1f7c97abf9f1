package io.customerprediction.app.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.model.Forecast;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.survival.PurchasesIfReturning;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported models answer in ONNX Runtime as they do here. */
class OnnxModelTest {
    private static final Path SHIPPED = Path.of(System.getProperty("project.root"), "models");
    private static final double CLOSE = 1e-5;
    private static final int ROWS = 10_000;

    private final Random random = new Random(11);

    @Test
    void historiesAreAnsweredAsHereBesidesTheOwnRhythm() throws Exception {
        ModelBundle bundle = ModelBundle.load(SHIPPED);
        ForecastModel model = bundle.model().withRhythm(null);
        List<Feature> features = HistoryFeatures.columns(model.hasAmounts());
        float[] rows = histories(features, ROWS);
        LocalDate date = LocalDate.of(2025, 11, 3);
        try (OnnxRuntime onnx = new OnnxRuntime(bundle, OnnxInputs.HISTORY)) {
            compare(onnx, model.forecastsOfHistory(wide(rows, features.size()), ROWS, date), rows, date);
        }
    }

    @Test
    void aModelWithoutSeasonTakesTheSameInputs(@TempDir Path folder) throws Exception {
        ModelBundle bundle = ModelBundle.load(TestModel.save(folder));
        ForecastModel model = bundle.model().withRhythm(null);
        assertThat(model.season().hasEffect()).isFalse();
        List<Feature> features = HistoryFeatures.columns(model.hasAmounts());
        float[] rows = histories(features, 500);
        try (OnnxRuntime onnx = new OnnxRuntime(bundle, OnnxInputs.HISTORY)) {
            Forecast[] forecasts = model.forecastsOfHistory(wide(rows, features.size()), 500, TestModel.AS_OF);
            compare(onnx, forecasts, rows, TestModel.AS_OF);
        }
    }

    @Test
    void aHistoryWithAMissingValueHasNoAnswerAndLeavesTheOthersAlone() throws Exception {
        ModelBundle bundle = ModelBundle.load(SHIPPED);
        List<Feature> features = HistoryFeatures.columns(bundle.model().hasAmounts());
        float[] rows = histories(features, features.size() + 1);
        for (int f = 0; f < features.size(); f++) {
            rows[f * features.size() + f] = Float.NaN;
        }
        try (OnnxRuntime onnx = new OnnxRuntime(bundle, OnnxInputs.HISTORY)) {
            for (String output : List.of(
                    "churn_probability", "expected_days", "cumulative_hazard", "expected_orders", "expected_spend")) {
                float[][] answers = onnx.answers(output, rows, features.size() + 1, LocalDate.of(2025, 11, 3));
                for (int f = 0; f < features.size(); f++) {
                    assertThat(answers[f][0])
                            .as("%s without %s", output, features.get(f))
                            .isNaN();
                }
                assertThat(answers[features.size()][0]).as(output).isNotNaN();
            }
        }
    }

    @Test
    void everyFloatIsOnTheSameSideOfAThresholdAsInDoublePrecision() {
        for (int i = 0; i < 100_000; i++) {
            double threshold = (i % 3 == 0 ? 1 : random.nextGaussian()) * Math.scalb(1.0, random.nextInt(60) - 30);
            float rounded = Forest.leastFloatFrom(threshold);
            for (float value : new float[] {Math.nextDown(rounded), rounded, Math.nextUp(rounded)}) {
                assertThat(value < rounded).as("%s below %s", value, threshold).isEqualTo(value < threshold);
            }
        }
    }

    @Test
    void theFourInputsAreAnsweredAsHereWithAndWithoutSpendingAndSegment() throws Exception {
        ModelBundle bundle = ModelBundle.load(SHIPPED);
        CustomerPredictor predictor = new CustomerPredictor(bundle);
        int segments = bundle.model().segments().segments().size();
        LocalDate date = LocalDate.of(2024, 2, 29);
        float[] rows = new float[4 * ROWS];
        Forecast[] forecasts = new Forecast[ROWS];
        for (int i = 0; i < ROWS; i++) {
            Rfm input = new Rfm(
                    random.nextInt(700),
                    1 + random.nextInt(60),
                    random.nextInt(3) == 0 ? Double.NaN : random.nextInt(40_000) / 4.0,
                    random.nextBoolean() ? null : 1 + random.nextInt(segments));
            Integer cluster = input.cluster();
            rows[4 * i] = (float) input.recency();
            rows[4 * i + 1] = input.frequency();
            rows[4 * i + 2] = cluster == null ? Float.NaN : cluster;
            rows[4 * i + 3] = (float) input.monetary();
            Prediction prediction = predictor.predict(input, date);
            forecasts[i] = new Forecast(prediction.curve(), prediction.purchases());
        }
        try (OnnxRuntime onnx = new OnnxRuntime(bundle, OnnxInputs.RFM)) {
            compare(onnx, forecasts, rows, date);
        }
    }

    private static void compare(OnnxRuntime onnx, Forecast[] forecasts, float[] rows, LocalDate date)
            throws OrtException {
        int horizon = 90;
        compare(onnx, "churn_probability", forecasts, rows, date, f -> f.curve().at(horizon));
        compare(onnx, "expected_days", forecasts, rows, date, f -> f.curve().restrictedMean());
        compare(
                onnx,
                "expected_orders",
                forecasts,
                rows,
                date,
                f -> returning(f, horizon) * purchases(f).orders(horizon));
        compare(
                onnx,
                "expected_spend",
                forecasts,
                rows,
                date,
                f -> returning(f, horizon) * purchases(f).spend(horizon));
        float[][] hazards = onnx.answers("cumulative_hazard", rows, forecasts.length, date);
        for (int i = 0; i < forecasts.length; i++) {
            double[] expected = forecasts[i].curve().cumulativeHazard();
            for (int k = 0; k < expected.length; k++) {
                assertThat(Math.exp(-hazards[i][k]))
                        .as("survival of row %d at time %d", i, k)
                        .isCloseTo(Math.exp(-expected[k]), within(CLOSE));
            }
        }
    }

    private static void compare(
            OnnxRuntime onnx,
            String output,
            Forecast[] forecasts,
            float[] rows,
            LocalDate date,
            ToDoubleFunction<Forecast> answer)
            throws OrtException {
        float[][] answers = onnx.answers(output, rows, forecasts.length, date);
        double worst = 0;
        for (int i = 0; i < forecasts.length; i++) {
            double expected = answer.applyAsDouble(forecasts[i]);
            worst = Math.max(worst, Math.abs(answers[i][0] - expected) / Math.max(1, Math.abs(expected)));
        }
        assertThat(worst).as(output).isLessThan(CLOSE);
    }

    private static double returning(Forecast forecast, int horizon) {
        return 1 - forecast.curve().at(horizon);
    }

    private static PurchasesIfReturning purchases(Forecast forecast) {
        return Objects.requireNonNull(forecast.purchases());
    }

    /** Rows over the whole range that each feature can have, most of them near its lower end. */
    private float[] histories(List<Feature> features, int count) {
        float[] rows = new float[count * features.size()];
        for (int i = 0; i < count; i++) {
            for (int f = 0; f < features.size(); f++) {
                rows[i * features.size() + f] = (float) value(features.get(f), rows, i * features.size());
            }
        }
        return rows;
    }

    private double value(Feature feature, float[] rows, int row) {
        double some = Math.expm1(6 * random.nextDouble());
        return switch (feature) {
            case RECENCY -> (int) some;
            case TENURE -> (int) (rows[row] + some);
            case PURCHASE_DAYS, ORDERS -> 1 + random.nextInt(random.nextBoolean() ? 3 : 60);
            default -> some / (1 + random.nextInt(20));
        };
    }

    private static double[] wide(float[] rows, int width) {
        int count = rows.length / width;
        double[] wide = new double[count * HistoryFeatures.rowWidth()];
        for (int i = 0; i < count; i++) {
            for (int f = 0; f < width; f++) {
                wide[i * HistoryFeatures.rowWidth() + f] = rows[i * width + f];
            }
        }
        return wide;
    }
}
