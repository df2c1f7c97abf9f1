package io.customerprediction.app.api.predictions;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.FieldProblem;
import io.customerprediction.InvalidInputException;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.app.http.Errors;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.ProblemJson;
import io.customerprediction.history.CustomerHistory;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers the customers of one request.
 *
 * @param today the as-of date of customers with transactions where the question leaves it open
 * @param contextPath where the application lives
 * @param predicted receives each churn probability
 */
record PredictionResponse(
        CustomerPredictor predictor, Question question, LocalDate today, String contextPath, DoubleConsumer predicted) {
    /** Customers by the four inputs are scored together, which is cheaper, but not so many that they fill the memory. */
    private static final int TOGETHER = 512;

    /** Writes the one answer. */
    void writeOne(Customer customer, HttpServletResponse response) throws IOException {
        Answer answer = answer(customer);
        response.setContentType("application/json");
        Json.write(response, json -> {
            write(json, customer, answer);
        });
    }

    /** Writes a list with an answer or a problem for each. */
    void writeAll(List<Customer> customers, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartArray();
            int next = 0;
            while (next < customers.size()) {
                List<Rfm> inputs = inputs(customers, next);
                if (inputs.isEmpty()) {
                    write(json, customers.get(next), next);
                    next++;
                    continue;
                }
                for (Prediction prediction :
                        predictor.predictAll(inputs, asOf(predictor.model().asOf()))) {
                    write(json, customers.get(next++), new Answer(prediction, null));
                }
            }
            json.writeEndArray();
        });
    }

    /** Writes a line for each customer who is known by the four inputs. */
    void writeCsv(List<Rfm> customers, boolean hasHeader, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv; charset=utf-8");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        CsvAnswer csv = new CsvAnswer(out, hasHeader);
        for (int from = 0; from < customers.size(); from += TOGETHER) {
            List<Rfm> part = customers.subList(from, Math.min(customers.size(), from + TOGETHER));
            for (Prediction prediction :
                    predictor.predictAll(part, asOf(predictor.model().asOf()))) {
                csv.add(prediction.withHorizon(question.horizon()));
                predicted.accept(prediction.churnProbability());
            }
        }
        csv.flush();
    }

    /** The four inputs of the next customers who are known by them; none where each is explained by itself. */
    private List<Rfm> inputs(List<Customer> customers, int from) {
        List<Rfm> inputs = new ArrayList<>();
        for (int i = from; !question.explain() && i < customers.size() && inputs.size() < TOGETHER; i++) {
            if (!(customers.get(i) instanceof Customer.Summed summed)) {
                break;
            }
            inputs.add(summed.inputs());
        }
        return inputs;
    }

    private void write(JsonGenerator json, Customer customer, int index) throws IOException {
        try {
            write(json, customer, answer(customer));
        } catch (Problem problem) {
            json.writeStartObject();
            if (customer.id() != null) {
                json.writeStringField("id", customer.id());
            }
            ProblemJson.writePart(json, problem, contextPath, "/" + index);
            json.writeEndObject();
        }
    }

    private void write(JsonGenerator json, Customer customer, Answer answer) throws IOException {
        PredictionWriter.write(json, customer.id(), answer.prediction, question, answer.reasons);
        predicted.accept(answer.prediction.churnProbability());
    }

    private Answer answer(Customer customer) {
        if (customer instanceof Customer.Unclear unclear) {
            throw Problem.invalid(unclear.errors());
        }
        try {
            return customer instanceof Customer.Remembered remembered
                    ? answer(remembered.history(), asOf(today))
                    : answer(
                            ((Customer.Summed) customer).inputs(),
                            asOf(predictor.model().asOf()));
        } catch (InvalidInputException e) {
            Errors errors = new Errors();
            errors.addAll(e.problems());
            throw Problem.invalid(errors.list());
        }
    }

    private Answer answer(CustomerHistory history, LocalDate asOf) {
        if (!question.explain()) {
            return new Answer(predictor.predict(history, asOf).orElseThrow(() -> noPurchase(asOf)), null);
        }
        return Answer.of(new Reasons(
                predictor.explain(history, asOf).orElseThrow(() -> noPurchase(asOf)),
                predictor.riskPath(history, asOf).orElseThrow(() -> noPurchase(asOf))));
    }

    private Answer answer(Rfm inputs, LocalDate asOf) {
        return question.explain()
                ? Answer.of(new Reasons(predictor.explain(inputs, asOf), predictor.riskPath(inputs, asOf)))
                : new Answer(predictor.predict(inputs, asOf), null);
    }

    private static InvalidInputException noPurchase(LocalDate asOf) {
        return new InvalidInputException(List.of(new FieldProblem(
                "transactions",
                "have no purchase on or before the as-of date " + asOf + "; give at least one purchase that was not"
                        + " returned in full, or a later as-of date")));
    }

    /**
     * The answer for one customer.
     *
     * @param reasons where they were asked for
     */
    private record Answer(Prediction prediction, @Nullable Reasons reasons) {
        static Answer of(Reasons reasons) {
            return new Answer(reasons.explanation().prediction(), reasons);
        }
    }

    private LocalDate asOf(LocalDate otherwise) {
        return question.asOf() == null ? otherwise : question.asOf();
    }
}
