package io.customerprediction.app.api.predictions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.ModelInfo;
import io.customerprediction.app.http.Body;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/**
 * Answers {@code POST /api/v1/predictions} in full: an object is one customer, a list is many. The whole body is read
 * before the first answer is written, kept as small as the customers' histories are, so that a body that breaks off gets
 * a problem and never half an answer.
 */
public final class PredictionsApi {
    /** Reasons cost about a hundred times what an answer does. */
    private static final int MOST_EXPLAINED = 200;

    /** Estimated heap for the errors of a customer, who may be as short as {@code {}} in the body. */
    private static final int HEAP_PER_REJECTED = 500;

    private final Supplier<CustomerPredictor> model;
    private final Clock clock;
    private final DoubleConsumer predicted;
    private final long longestBody;
    private final int mostCustomers;

    /**
     * @param model the model of the moment, or throws a {@link Problem} if there is none
     * @param clock gives today, the as-of date where none is given
     * @param predicted receives each churn probability
     * @param longestBody in bytes
     * @param mostCustomers in one request
     */
    public PredictionsApi(
            Supplier<CustomerPredictor> model,
            Clock clock,
            DoubleConsumer predicted,
            long longestBody,
            int mostCustomers) {
        this.model = model;
        this.clock = clock;
        this.predicted = predicted;
        this.longestBody = longestBody;
        this.mostCustomers = mostCustomers;
    }

    /** Answers one request. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CustomerPredictor predictor = model.get();
        ModelInfo info = predictor.model();
        Body body = Body.json(request, longestBody);
        Question question = Question.of(request, info.horizonDays());
        PredictionResponse answers =
                new PredictionResponse(predictor, question, LocalDate.now(clock), request.getContextPath(), predicted);
        List<Customer> customers = new ArrayList<>();
        int most = question.explain() ? Math.min(MOST_EXPLAINED, mostCustomers) : mostCustomers;
        boolean mayAskForMany = Access.ANALYST.allows(Caller.of(request));
        boolean many = Json.read(body, parser -> {
            if (parser.currentToken() == JsonToken.START_ARRAY && !mayAskForMany) {
                throw Problem.of(
                        Kind.NOT_ALLOWED,
                        "A list of customers needs the role analyst; a viewer sends one customer, without the brackets.");
            }
            return read(parser, body, info, most, customers);
        });
        if (many) {
            answers.writeAll(customers, response);
        } else {
            answers.writeOne(customers.get(0), response);
        }
    }

    /** Reads one customer or many; the result says which. */
    private static boolean read(JsonParser parser, Body body, ModelInfo info, int most, List<Customer> customers)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            customers.add(CustomerReader.read(parser, info));
            return false;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (customers.size() == most) {
                throw Problem.of(Kind.TOO_LARGE, "There are more than " + most + " customers; send them in parts.");
            }
            Customer customer = CustomerReader.read(parser, info);
            if (customer instanceof Customer.Unclear) {
                body.keep(HEAP_PER_REJECTED);
            }
            customers.add(customer);
        }
        return true;
    }
}
