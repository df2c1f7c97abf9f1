package io.customerprediction.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Worth;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** What one machine answers for the same log with the same model. */
final class OneMachine {
    private static final double TOLERANCE = 1e-9;

    private OneMachine() {}

    static CleanedLog read(Path log, LocalDate today) throws IOException {
        return CleanedLog.read(CsvRows.of(log), CleaningRules.upTo(today), RowProgress.NONE);
    }

    /** Fails unless the job's predictions are those of one machine. */
    static void assertSame(SparkSession spark, Path predictions, CleanedLog log, Path model) throws IOException {
        Map<String, Row> rows = new HashMap<>();
        List<Row> written = spark.read().parquet(predictions.toString()).collectAsList();
        written.forEach(row -> rows.put(row.getAs("customer_id"), row));
        assertThat(rows).as("one row for each customer").hasSameSizeAs(written);
        assertThat(rows).hasSize(log.purchases().size());
        CustomerPredictor predictor = CustomerPredictor.load(model);
        LocalDate asOf = LocalDate.ofEpochDay(log.purchases().lastDay());
        int predicted = predictor.predictAll(log.purchases(), asOf, 2, result -> {
            assertThat(rows).containsKey(result.customerId());
            Row row = Objects.requireNonNull(rows.get(result.customerId()));
            if (result instanceof CustomerPrediction scored) {
                assertSame(scored, row);
            } else {
                assertThat(row.<String>getAs("basis")).isEqualTo("NO_PURCHASE");
            }
        });
        assertThat(predicted).isPositive();
    }

    private static void assertSame(CustomerPrediction scored, Row row) {
        Prediction prediction = scored.prediction();
        Worth worth = prediction.worth().orElseThrow();
        assertClose(row, "churn_probability", prediction.churnProbability());
        assertClose(row, "expected_days", prediction.expectedDays());
        assertClose(row, "expected_orders", worth.expectedOrders());
        assertClose(row, "expected_spend", orNull(worth.expectedSpend()));
        assertClose(row, "monetary", scored.purchases().monetary());
        assertThat(row.<Integer>getAs("recency")).isEqualTo(scored.purchases().recency());
        assertThat(row.<Integer>getAs("frequency")).isEqualTo(scored.purchases().frequency());
        assertThat(row.<Integer>getAs("cluster")).isEqualTo(prediction.cluster());
        Integer median =
                prediction.p50().isPresent() ? (Integer) prediction.p50().getAsInt() : null;
        assertThat(row.<Integer>getAs("p50")).isEqualTo(median);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static void assertClose(Row row, String column, @Nullable Double expected) {
        Double found = row.getAs(column);
        if (expected == null || found == null) {
            assertThat(found).as(column).isEqualTo(expected);
        } else if (Math.abs(found - expected) > TOLERANCE * Math.max(1, Math.abs(expected))) {
            throw new AssertionError(
                    row.getAs("customer_id") + ": " + column + " is " + found + " instead of " + expected);
        }
    }
}
