package io.customerprediction.app.metrics;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.http.AnsweredRequest;
import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.forecasts.ForecastResult;
import io.customerprediction.evaluation.ForecastCheck;
import io.customerprediction.features.FeatureDrift;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one server. Labels have few values, all of them the server's own: routes, roles, reasons; never a
 * customer's id, an address or a name. Thread-safe.
 */
public final class Metrics {
    private static final String NAMES = "prediction_";
    private static final double NANOS = 1e-9;

    /** Upper bounds in seconds: from what a prediction takes to what a list of a hundred thousand takes. */
    private static final double[] SECONDS = {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests;
    private final Histogram durations;
    private final Counter rejected;
    private final Counter inboxFiles;
    private final Map<RiskBand, CounterDataPoint> predictions = new EnumMap<>(RiskBand.class);

    private boolean watchesMachine;

    /** Counters at zero. */
    public Metrics() {
        requests = Counter.builder()
                .name(NAMES + "http_requests_total")
                .help(
                        "Requests that were answered, by the address's template, its method, the caller's role and the status.")
                .labelNames("route", "method", "role", "code")
                // Exemplars need traces, and a thread that no web archive could stop.
                .withoutExemplars()
                .register(registry);
        durations = Histogram.builder()
                .name(NAMES + "http_request_duration_seconds")
                .help("Time from the request's headers to the end of its answer.")
                .unit(Unit.SECONDS)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .labelNames("route", "method")
                .withoutExemplars()
                .register(registry);
        rejected = Counter.builder()
                .name(NAMES + "rejected_rows_total")
                .help(
                        "Rows of files that were uploaded or put into the inbox, and of messages of shops, that were not used, by"
                                + " reason.")
                .labelNames("reason")
                .withoutExemplars()
                .register(registry);
        inboxFiles = Counter.builder()
                .name(NAMES + "inbox_files_total")
                .help("Files of the inbox that were added, or failed as they are no log of purchases.")
                .labelNames("outcome")
                .withoutExemplars()
                .register(registry);
        inboxFiles.initLabelValues("added");
        inboxFiles.initLabelValues("failed");
        Counter scored = Counter.builder()
                .name(NAMES + "scored_total")
                .help("Customers predicted over the API, by band of churn probability.")
                .labelNames("band")
                .withoutExemplars()
                .register(registry);
        for (RiskBand band : RiskBand.values()) {
            predictions.put(band, scored.labelValues(band.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** One request was answered. */
    void answered(AnsweredRequest request) {
        requests.labelValues(request.route(), request.method(), request.role(), Integer.toString(request.status()))
                .inc();
        durations.labelValues(request.route(), request.method()).observe(request.nanos() * NANOS);
    }

    /** A customer was predicted for a client of the API. */
    public void predicted(double churnProbability) {
        @Nullable CounterDataPoint band = predictions.get(RiskBand.of(churnProbability));
        if (band != null) {
            band.inc();
        }
    }

    /** Rows of a log were not used; by reason. */
    public void rejected(Map<String, Long> byReason) {
        byReason.forEach((reason, rows) -> rejected.labelValues(reason).inc(rows));
    }

    /** A file of the inbox was added, or could not be. */
    public void inboxFile(boolean isAdded) {
        inboxFiles.labelValues(isAdded ? "added" : "failed").inc();
    }

    /** Shows the model that answers: its id, grade and age. */
    public void watchModel(Supplier<Optional<ModelInfo>> model, Clock clock) {
        GaugeWithCallback.builder()
                .name(NAMES + "model_info")
                .help("1 for the model that answers.")
                .labelNames("model", "grade")
                .callback(gauge -> model.get().ifPresent(info -> gauge.call(1, info.id(), info.grade())))
                .register(registry);
        GaugeWithCallback.builder()
                .name(NAMES + "model_age_seconds")
                .help("Time since the last day that the model was trained on.")
                .unit(Unit.SECONDS)
                .callback(gauge -> model.get()
                        .ifPresent(info -> gauge.call((double) Duration.between(
                                        info.asOf().atStartOfDay(ZoneOffset.UTC).toInstant(), clock.instant())
                                .toSeconds())))
                .register(registry);
    }

    /** Shows how the newest forecast of each window came true; see {@link ForecastCheck#state}. */
    public void watchLive(Supplier<List<ForecastResult>> newest) {
        live(
                newest,
                "live_auc",
                "Area under the ROC curve of the newest forecast that was compared.",
                check -> check.auc().estimate());
        live(newest, "live_brier", "Brier score of the newest forecast that was compared.", ForecastCheck::brier);
        live(newest, "live_calibration_error", "Its expected calibration error.", ForecastCheck::ece);
        live(
                newest,
                "live_returned_to_expected",
                "Customers who came back, of those expected to.",
                check -> check.ratio().estimate());
        live(
                newest,
                "live_state",
                "0 if the newest forecast came true, 1 to watch, 2 to act; -1 if too few came back to say.",
                check -> switch (check.state()) {
                    case GREEN -> 0;
                    case WATCH -> 1;
                    case ACT -> 2;
                    case TOO_FEW -> -1;
                });
    }

    /** Shows how far the most moved feature is from the training log; 0 while that is not known. */
    public void watchDrift(Supplier<List<FeatureDrift>> drift) {
        watch(
                "drift_psi_max",
                "Population stability index of the feature that moved most since the training.",
                () -> drift.get().stream().mapToDouble(FeatureDrift::psi).max().orElse(0));
    }

    private void live(
            Supplier<List<ForecastResult>> newest, String name, String help, ToDoubleFunction<ForecastCheck> figure) {
        GaugeWithCallback.builder()
                .name(NAMES + name)
                .help(help)
                .labelNames("window_days")
                .callback(gauge -> newest.get().forEach(result -> {
                    double value = figure.applyAsDouble(result.check());
                    if (!Double.isNaN(value)) {
                        gauge.call(value, String.valueOf(result.check().window()));
                    }
                }))
                .register(registry);
    }

    /**
     * Shows a number of the moment.
     *
     * @param name with its unit, without the prefix
     */
    public void watch(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(NAMES + name)
                .help(help)
                .callback(gauge -> gauge.call(value.getAsDouble()))
                .register(registry);
    }

    /** Answers with everything, in the format of OpenMetrics if the client takes it, else in that of Prometheus. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ExpositionFormatWriter writer = writer(request.getHeader("Accept"));
        watchMachine();
        response.setContentType(writer.getContentType());
        writer.write(response.getOutputStream(), registry.scrape());
    }

    private static ExpositionFormatWriter writer(@Nullable String accept) {
        OpenMetricsTextFormatWriter openMetrics = OpenMetricsTextFormatWriter.builder()
                .setCreatedTimestampsEnabled(false)
                .build();
        return openMetrics.accepts(accept) ? openMetrics : PrometheusTextFormatWriter.create();
    }

    /** The measures of the virtual machine, which a server that is never asked for them need not load. */
    private synchronized void watchMachine() {
        if (!watchesMachine) {
            watchesMachine = true;
            JvmMetrics.builder().register(registry);
        }
    }

    /** For a server of its own port. */
    PrometheusRegistry registry() {
        watchMachine();
        return registry;
    }
}
