package io.customerprediction.examples.spark;

import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.CustomerResult;
import io.customerprediction.NoPurchase;
import io.customerprediction.Prediction;
import io.customerprediction.PurchaseSummary;
import io.customerprediction.Worth;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.history.PurchaseLogBuilder;
import io.customerprediction.survival.DayWindow;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** A row of predictions for each history, some thousands at a time. For one thread. */
final class PredictionRows implements Iterator<Row> {
    /** The columns of the command {@code score}, by the same names. */
    static final StructType SCHEMA = new StructType()
            .add("customer_id", DataTypes.StringType, false)
            .add("as_of", DataTypes.DateType, false)
            .add("churn_probability", DataTypes.DoubleType)
            .add("expected_days", DataTypes.DoubleType)
            .add("p10", DataTypes.IntegerType)
            .add("p50", DataTypes.IntegerType)
            .add("p90", DataTypes.IntegerType)
            .add("recency", DataTypes.IntegerType)
            .add("frequency", DataTypes.IntegerType)
            .add("monetary", DataTypes.DoubleType)
            .add("cluster", DataTypes.IntegerType)
            .add("segment", DataTypes.StringType)
            .add("basis", DataTypes.StringType)
            .add("horizon_days", DataTypes.IntegerType)
            .add("model", DataTypes.StringType)
            .add("expected_orders", DataTypes.DoubleType)
            .add("expected_spend", DataTypes.DoubleType)
            .add("savable", DataTypes.DoubleType)
            .add("next_order_from", DataTypes.DateType)
            .add("next_order_to", DataTypes.DateType);

    private static final int AT_ONCE = 4096;

    private final Iterator<Row> histories;
    private final CustomerPredictor predictor;
    private final LocalDate asOf;
    private final boolean amounts;
    private final boolean orders;
    private final Queue<Row> waiting = new ArrayDeque<>();

    /**
     * Predictions from histories.
     *
     * @param amounts whether the log has amounts
     * @param orders whether the log has orders
     */
    PredictionRows(
            Iterator<Row> histories, CustomerPredictor predictor, LocalDate asOf, boolean amounts, boolean orders) {
        this.histories = histories;
        this.predictor = predictor;
        this.asOf = asOf;
        this.amounts = amounts;
        this.orders = orders;
    }

    @Override
    public boolean hasNext() {
        if (waiting.isEmpty() && histories.hasNext()) {
            PurchaseLogBuilder builder = new PurchaseLogBuilder();
            for (int i = 0; i < AT_ONCE && histories.hasNext(); i++) {
                add(histories.next(), builder);
            }
            PurchaseLog log = builder.build(amounts, orders);
            int unused = predictor.predictAll(log, asOf, 1, result -> waiting.add(row(result)));
        }
        return !waiting.isEmpty();
    }

    /** Adds a row of {@link HistoryRows#SCHEMA} to a log. */
    static void add(Row history, PurchaseLogBuilder log) {
        byte[] customer = history.getAs(0);
        byte[] days = history.getAs(1);
        for (int k = 0; k < HistoryBytes.size(days); k++) {
            int day = HistoryBytes.day(days, k);
            int orders = HistoryBytes.orders(days, k);
            log.lines(customer, 0, customer.length, day, HistoryBytes.millionths(days, k), orders > 0);
            for (int more = 1; more < orders; more++) {
                log.lines(customer, 0, customer.length, day, 0, true);
            }
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return waiting.remove();
    }

    private Row row(CustomerResult result) {
        if (result instanceof CustomerPrediction scored) {
            return row(scored);
        }
        NoPurchase none = (NoPurchase) result;
        @Nullable Object[] values = new Object[SCHEMA.size()];
        values[0] = none.customerId();
        values[1] = asOf;
        values[12] = "NO_PURCHASE";
        return RowFactory.create(values);
    }

    private Row row(CustomerPrediction scored) {
        Prediction prediction = scored.prediction();
        PurchaseSummary purchases = scored.purchases();
        Worth worth = prediction.worth().orElse(null);
        DayWindow next = prediction.nextOrder().orElse(null);
        return RowFactory.create(
                scored.customerId(),
                prediction.asOf(),
                prediction.churnProbability(),
                prediction.expectedDays(),
                orNull(prediction.p10()),
                orNull(prediction.p50()),
                orNull(prediction.p90()),
                purchases.recency(),
                purchases.frequency(),
                Double.isNaN(purchases.monetary()) ? null : (Double) purchases.monetary(),
                prediction.cluster(),
                prediction.segment(),
                prediction.basis().name(),
                prediction.horizonDays(),
                prediction.modelId(),
                worth == null ? null : worth.expectedOrders(),
                worth == null || worth.expectedSpend().isEmpty()
                        ? null
                        : (Double) worth.expectedSpend().getAsDouble(),
                worth == null || worth.savable().isEmpty()
                        ? null
                        : (Double) worth.savable().getAsDouble(),
                next == null ? null : asOf.plusDays(next.from()),
                next == null ? null : asOf.plusDays(next.to()));
    }

    private static @Nullable Integer orNull(OptionalInt day) {
        return day.isPresent() ? day.getAsInt() : null;
    }
}
