package io.customerprediction.app.api.predictions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.ModelInfo;
import io.customerprediction.Rfm;
import io.customerprediction.app.http.Body;
import io.customerprediction.app.http.FieldError;
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
 * Answers {@code POST /api/v1/predictions} in full: an object is one customer, a list is many, and so is CSV. The whole body is read
 * before the first answer is written, kept as small as the customers' histories are, so that a body that breaks off gets
 * a problem and never half an answer.
 */
public final class PredictionsApi {
    /** Most customers of a request with reasons, which cost about a hundred times what an answer does. */
    public static final int MOST_EXPLAINED = 200;

    private static final String CSV = "text/csv";

    /** Estimated heap for the errors of a customer, who may be as short as {@code {}} in the body. */
    private static final int HEAP_PER_REJECTED = 500;

    private final Supplier<CustomerPredictor> model;
    private final Clock clock;
    private final DoubleConsumer predicted;
    private final Access many;
    private final Limits limits;

    /**
     * How much a request may ask.
     *
     * @param bytes longest body
     * @param customers most of them
     */
    public record Limits(long bytes, int customers) {}

    /**
     * @param model the model of the moment, or throws a {@link Problem} if there is none
     * @param clock gives today, the as-of date where none is given
     * @param predicted receives each churn probability
     * @param many what it takes to ask about more than one customer
     */
    public PredictionsApi(
            Supplier<CustomerPredictor> model, Clock clock, DoubleConsumer predicted, Access many, Limits limits) {
        this.model = model;
        this.clock = clock;
        this.predicted = predicted;
        this.many = many;
        this.limits = limits;
    }

    /** Answers one request. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CustomerPredictor predictor = model.get();
        ModelInfo info = predictor.model();
        Body body = Body.text(request, limits.bytes(), List.of("application/json", CSV));
        Question question = Question.of(request, info.horizonDays());
        PredictionResponse answers =
                new PredictionResponse(predictor, question, LocalDate.now(clock), request.getContextPath(), predicted);
        if (body.type().equals(CSV)) {
            answerCsv(body, answers, many.allows(Caller.of(request)), response);
        } else {
            answerJson(body, answers, many.allows(Caller.of(request)), response);
        }
    }

    private void answerCsv(Body body, PredictionResponse answers, boolean mayAskForMany, HttpServletResponse response)
            throws IOException {
        if (answers.question().explain() || answers.question().curve()) {
            throw Problem.invalid(List.of(FieldError.parameter(
                    answers.question().explain() ? "explain" : "curve",
                    "is for answers as JSON; send the customers as JSON, or leave it out")));
        }
        CsvCustomers csv = new CsvCustomers(body, answers.predictor(), limits.customers());
        List<Rfm> customers = csv.read();
        if (customers.size() > 1 && !mayAskForMany) {
            throw onlyOne();
        }
        answers.writeCsv(customers, csv.hasHeader(), response);
    }

    private void answerJson(Body body, PredictionResponse answers, boolean mayAskForMany, HttpServletResponse response)
            throws IOException {
        List<Customer> customers = new ArrayList<>();
        int most = answers.question().explain() ? Math.min(MOST_EXPLAINED, limits.customers()) : limits.customers();
        ModelInfo info = answers.predictor().model();
        boolean isList = Json.read(body, parser -> {
            if (parser.currentToken() == JsonToken.START_ARRAY && !mayAskForMany) {
                throw onlyOne();
            }
            return read(parser, body, info, most, customers);
        });
        if (isList) {
            answers.writeAll(customers, response);
        } else {
            answers.writeOne(customers.get(0), response);
        }
    }

    private static Problem onlyOne() {
        return Problem.of(
                Kind.NOT_ALLOWED,
                "A list of customers needs the role analyst; a viewer sends one customer, without the brackets.");
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
