package io.customerprediction.app.api.insights;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.insights.DriftState;
import io.customerprediction.app.insights.FeedState;
import io.customerprediction.app.insights.LiveAccuracy;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.forecasts.ForecastResult;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.evaluation.ForecastCheck;
import io.customerprediction.evaluation.ForecastState;
import io.customerprediction.evaluation.WorthCheck;
import io.customerprediction.features.FeatureDrift;
import io.customerprediction.model.report.Interval;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers {@code GET /api/v1/accuracy}: how forecasts came true. Thread-safe. */
public final class AccuracyApi {
    private final Supplier<Optional<Store>> store;
    private final Clock clock;

    /**
     * @param store empty if there is no database; throws while the database is away
     * @param clock for how long ago the last order arrived
     */
    public AccuracyApi(Supplier<Optional<Store>> store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Answers one request. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Store opened =
                store.get().orElseThrow(() -> Problem.of(Kind.NO_DATABASE, "The server has no database of customers."));
        Optional<DataSet> data = opened.dataSet();
        List<ForecastResult> results = data.map(opened.forecasts()::results).orElse(List.of());
        LiveAccuracy live = LiveAccuracy.of(results);
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeStringField("state", word(live.state()));
            write(json, "newest", live.newest());
            write(json, "all", results);
            drift(json, opened.drift().newest());
            feed(json, FeedState.of(opened.arrivals().feed().hours(), clock.instant()));
            json.writeEndObject();
        });
    }

    private static String word(ForecastState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static void write(JsonGenerator json, String field, List<ForecastResult> results) throws IOException {
        json.writeArrayFieldStart(field);
        for (ForecastResult result : results) {
            write(json, result);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, ForecastResult result) throws IOException {
        ForecastCheck check = result.check();
        json.writeStartObject();
        json.writeStringField("as_of", result.forecast().asOf().toString());
        json.writeNumberField("window_days", check.window());
        json.writeStringField("model", result.forecast().modelId());
        json.writeStringField("state", word(check.state()));
        json.writeBooleanField("orders_missing", result.feedStopped());
        json.writeNumberField("customers", check.customers());
        json.writeNumberField("returned", check.returned());
        json.writeNumberField("expected", check.expected());
        interval(json, "returned_to_expected", check.ratio());
        interval(json, "auc", check.auc());
        number(json, "recency_auc", check.recencyAuc());
        number(json, "brier", check.brier());
        interval(json, "brier_difference", check.brierDifference());
        number(json, "calibration_error", check.ece());
        number(json, "inside_interval", check.coverage().inside());
        json.writeObjectFieldStart("contacted");
        json.writeNumberField("customers", result.contacted().customers());
        json.writeNumberField("returned", result.contacted().returned());
        json.writeNumberField("expected", result.contacted().expected());
        json.writeEndObject();
        WorthCheck worth = result.worth();
        if (worth != null) {
            json.writeObjectFieldStart("worth");
            json.writeNumberField("customers", worth.customers());
            json.writeNumberField("orders", worth.orders());
            json.writeNumberField("expected_orders", worth.expectedOrders());
            interval(json, "orders_to_expected", worth.ordersRatio());
            number(json, "spend", worth.spend());
            number(json, "expected_spend", worth.expectedSpend());
            interval(json, "spend_to_expected", worth.spendRatio());
            number(json, "spend_inside_interval", worth.inside());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void drift(JsonGenerator json, List<FeatureDrift> drift) throws IOException {
        json.writeObjectFieldStart("drift");
        json.writeStringField("state", word(DriftState.of(drift)));
        json.writeArrayFieldStart("features");
        for (FeatureDrift moved : drift) {
            json.writeStartObject();
            json.writeStringField("feature", moved.feature());
            json.writeNumberField("psi", moved.psi());
            json.writeNumberField("by_chance", moved.byChance());
            json.writeNumberField("unseen", moved.unseen());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void feed(JsonGenerator json, FeedState feed) throws IOException {
        json.writeObjectFieldStart("feed");
        json.writeStringField("state", word(feed.state()));
        json.writeStringField(
                "last_order_at", feed.lastOrder().map(Instant::toString).orElse(null));
        json.writeNumberField("silent_seconds", feed.silence().toSeconds());
        json.writeNumberField("usual_gap_seconds", feed.usualGap().toSeconds());
        json.writeNumberField("missing_orders", feed.missing());
        json.writeEndObject();
    }

    private static void interval(JsonGenerator json, String field, Interval interval) throws IOException {
        json.writeObjectFieldStart(field);
        number(json, "estimate", interval.estimate());
        number(json, "low", interval.low());
        number(json, "high", interval.high());
        json.writeEndObject();
    }

    static void number(JsonGenerator json, String field, double number) throws IOException {
        if (Double.isFinite(number)) {
            json.writeNumberField(field, number);
        } else {
            json.writeNullField(field);
        }
    }
}
