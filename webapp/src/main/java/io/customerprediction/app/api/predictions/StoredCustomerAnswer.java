package io.customerprediction.app.api.predictions;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.history.CustomerHistory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.function.DoubleConsumer;

/** The full answer about a customer whose purchases are known here. */
public final class StoredCustomerAnswer {
    private StoredCustomerAnswer() {}

    /**
     * Writes it, as {@code /api/v1/predictions} does.
     *
     * @param asOf the day that is counted from where the query does not say it
     * @param predicted receives the churn probability
     * @throws io.customerprediction.app.http.Problem if the query is wrong, or there is no purchase on or before the day
     */
    public static void write(
            CustomerPredictor predictor,
            String id,
            CustomerHistory history,
            LocalDate asOf,
            HttpServletRequest request,
            HttpServletResponse response,
            DoubleConsumer predicted)
            throws IOException {
        Question question = Question.ofCustomer(request, predictor.model().horizonDays());
        new PredictionResponse(predictor, question, asOf, request.getContextPath(), predicted)
                .writeOne(new Customer.Remembered(id, history), response);
    }
}
