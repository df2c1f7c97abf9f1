package io.customerprediction.app.api.predictions;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.app.http.Body;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Problem;
import io.customerprediction.logging.PredictionLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/** The two addresses of the original application, which answer in its very words. Each answer is written to the log. */
public final class OriginalApi {
    private final Supplier<CustomerPredictor> model;
    private final PredictionLog log;
    private final DoubleConsumer predicted;
    private final long longestBody;

    /**
     * @param model the model of the moment, or throws a {@link Problem} if there is none
     * @param predicted receives each churn probability
     * @param longestBody in bytes
     */
    public OriginalApi(
            Supplier<CustomerPredictor> model, PredictionLog log, DoubleConsumer predicted, long longestBody) {
        this.model = model;
        this.log = log;
        this.predicted = predicted;
        this.longestBody = longestBody;
    }

    /** Answers {@code POST /predict_churn}. */
    public void churn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CustomerPredictor predictor = model.get();
        Rfm inputs = inputs(request, predictor);
        Prediction prediction = predictor.predict(inputs);
        predicted.accept(prediction.churnProbability());
        log.churn(inputs.recency(), inputs.frequency(), inputs.monetary(), prediction.cluster(), prediction.churn());
        write(response, "{\"Churn Prediction\":" + (prediction.churn() ? "1}" : "0}"));
    }

    /** Answers {@code POST /predict_next_purchase}. */
    public void nextPurchase(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CustomerPredictor predictor = model.get();
        Rfm inputs = inputs(request, predictor);
        Prediction prediction = predictor.predict(inputs);
        predicted.accept(prediction.churnProbability());
        log.nextPurchase(
                inputs.recency(),
                inputs.frequency(),
                inputs.monetary(),
                prediction.cluster(),
                prediction.expectedDays());
        long tenths = Math.round(prediction.expectedDays() * 10);
        write(response, "{\"Next Purchase Prediction (days)\":" + tenths / 10 + "." + tenths % 10 + "}");
    }

    private Rfm inputs(HttpServletRequest request, CustomerPredictor predictor) throws IOException {
        Body body = Body.json(request, longestBody);
        Customer customer = Json.read(body, parser -> CustomerReader.readInputs(parser, predictor.model()));
        if (customer instanceof Customer.Unclear unclear) {
            throw Problem.invalid(unclear.errors());
        }
        return ((Customer.Summed) customer).inputs();
    }

    private static void write(HttpServletResponse response, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.ISO_8859_1);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
