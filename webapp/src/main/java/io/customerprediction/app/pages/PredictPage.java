package io.customerprediction.app.pages;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.FormToken;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.pages.AnswerView.Question;
import io.customerprediction.logging.PredictionLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The original application's page: four inputs, two buttons, the answer below. Needs no script. */
public final class PredictPage {
    private static final int UNPROCESSABLE = 422;

    private final Pages pages;
    private final Supplier<CustomerPredictor> model;
    private final PredictionLog log;

    /** @param model the model of the moment, or throws a {@link Problem} if there is none */
    public PredictPage(Pages pages, Supplier<CustomerPredictor> model, PredictionLog log) {
        this.pages = pages;
        this.model = model;
        this.log = log;
    }

    /** Shows the empty form. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PredictView view = PredictView.of(model.get(), PredictForm.empty(), Map.of(), null, pages.texts());
        pages.show(request, response, HttpServletResponse.SC_OK, "predict", view);
    }

    /** Answers a button, or shows what is wrong beside the inputs. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CustomerPredictor predictor = model.get();
        Map<String, List<String>> parameters = Parameters.of(request);
        PredictForm form = PredictForm.of(parameters);
        if (!FormToken.matches(
                request, parameters.getOrDefault(FormToken.FIELD, List.of("")).get(0))) {
            Map<String, String> error = Map.of(PredictView.FORM, pages.texts().get("refused.again"));
            PredictView view = PredictView.of(predictor, form, error, null, pages.texts());
            pages.show(request, response, HttpServletResponse.SC_FORBIDDEN, "predict", view);
            return;
        }
        Question question = question(parameters.getOrDefault("ask", List.of("")).get(0));
        FormNumbers numbers = new FormNumbers(form.typed(), pages.texts());
        Optional<Rfm> inputs = form.inputs(
                predictor.model().segmentNames().size(), predictor.model().hasAmounts(), numbers);
        @Nullable AnswerView answer = inputs.isEmpty() ? null : answer(question, inputs.get(), predictor);
        PredictView view = PredictView.of(predictor, form, numbers.errors(), answer, pages.texts());
        pages.show(request, response, answer == null ? UNPROCESSABLE : HttpServletResponse.SC_OK, "predict", view);
    }

    private AnswerView answer(Question question, Rfm inputs, CustomerPredictor predictor) {
        Prediction prediction = predictor.predict(inputs);
        write(question, inputs, prediction);
        return AnswerView.of(question, prediction, pages.texts());
    }

    private static Question question(String asked) {
        return switch (asked) {
            case "churn" -> Question.churn;
            case "nextPurchase" -> Question.nextPurchase;
            default ->
                throw Problem.invalid(
                        List.of(FieldError.parameter("ask", "is \"" + asked + "\"; give churn or nextPurchase")));
        };
    }

    private void write(Question question, Rfm inputs, Prediction prediction) {
        double recency = inputs.recency();
        int cluster = prediction.cluster();
        switch (question) {
            case churn -> log.churn(recency, inputs.frequency(), inputs.monetary(), cluster, prediction.churn());
            case nextPurchase ->
                log.nextPurchase(recency, inputs.frequency(), inputs.monetary(), cluster, prediction.expectedDays());
        }
    }
}
