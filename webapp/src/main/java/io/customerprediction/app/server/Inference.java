package io.customerprediction.app.server;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.api.inference.InferenceApi;
import io.customerprediction.app.api.operations.Health;
import io.customerprediction.app.api.operations.LiveModelApi;
import io.customerprediction.app.api.predictions.PredictionsApi;
import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.web.Route;
import io.customerprediction.app.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/** The wiring of the addresses by which platforms and programs ask the model that answers. */
final class Inference {
    private final Settings settings;
    private final Supplier<CustomerPredictor> model;
    private final Clock clock;
    private final DoubleConsumer predicted;

    /**
     * @param model the model of the moment, or throws a problem if there is none
     * @param predicted receives each churn probability
     */
    Inference(Settings settings, Supplier<CustomerPredictor> model, Clock clock, DoubleConsumer predicted) {
        this.settings = settings;
        this.model = model;
        this.clock = clock;
        this.predicted = predicted;
    }

    /** @param health answers the probes of platforms */
    List<Route> routes(Health health) {
        boolean isOpen = settings.access().openInference();
        Access one = isOpen ? Access.OPEN : Access.VIEWER;
        Access many = isOpen ? Access.OPEN : Access.ANALYST;
        InferenceApi v2 = new InferenceApi(
                model, predicted, many, new InferenceApi.Limits(settings.maxBatchBytes(), settings.maxBatch()));
        LiveModelApi live = new LiveModelApi(
                model,
                new LiveModelApi.Limits(
                        settings.maxBatchBytes(),
                        settings.maxBatch(),
                        Math.min(PredictionsApi.MOST_EXPLAINED, settings.maxBatch())));
        return List.of(
                Route.post("/api/v1/predictions", Access.VIEWER, predictions(Access.ANALYST)::answer),
                Route.get(LiveModelApi.PATH + "/sample-request", Access.VIEWER, live::sampleRequest),
                Route.get(LiveModelApi.PATH + "/schema", Access.VIEWER, live::schema),
                Route.get(LiveModelApi.PATH + "/capabilities", Access.VIEWER, live::capabilities),
                Route.get(InferenceApi.PATH, Access.OPEN, v2::server),
                Route.get(InferenceApi.PATH + "/health/live", Access.OPEN, health::isLive),
                Route.get(InferenceApi.PATH + "/health/ready", Access.OPEN, health::isReady),
                Route.get(InferenceApi.MODELS, one, v2::describe),
                Route.post(InferenceApi.MODELS, one, v2::infer),
                Route.get("/ping", Access.OPEN, health::ready),
                Route.post("/invocations", one, predictions(many)::answer));
    }

    private PredictionsApi predictions(Access many) {
        return new PredictionsApi(
                model,
                clock,
                predicted,
                many,
                new PredictionsApi.Limits(settings.maxBatchBytes(), settings.maxBatch()));
    }
}
