package io.customerprediction.app.api.customers;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.app.api.predictions.StoredCustomerAnswer;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.CustomerAttributes.Attribute;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.transactions.RowCheck;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers what is known of one customer and what is expected of them, with all purchases that have arrived up to this
 * moment. Thread-safe.
 */
public final class CustomersApi {
    /** Addresses of customers: {@code /ID} and {@code /ID/prediction} below it. */
    public static final String PATH = "/api/v1/customers/*";

    /** The customer whose id is the parameter {@code id}, which may have any characters. */
    public static final String BY_PARAMETER = "/api/v1/customer";

    private static final String PREDICTION = "/prediction";
    private static final String ID = "id";

    private final Supplier<Optional<Store>> store;
    private final Supplier<CustomerPredictor> model;
    private final Predicate<String> eraseFiles;
    private final Consumer<String> afterErasure;
    private final Today today;
    private final DoubleConsumer predicted;

    /**
     * Gives the current day.
     *
     * @param zone whose day it is
     */
    public record Today(Clock clock, ZoneId zone) {}

    /**
     * @param store empty if there is no database; throws while the database is away
     * @param model the model of the moment, or throws a {@link Problem} if there is none
     * @param eraseFiles erases a customer from files of users; returns whether any held them
     * @param afterErasure erases a customer from files that may still be read until the store has erased them
     * @param today the last day that can be counted from
     * @param predicted receives each churn probability
     */
    public CustomersApi(
            Supplier<Optional<Store>> store,
            Supplier<CustomerPredictor> model,
            Predicate<String> eraseFiles,
            Consumer<String> afterErasure,
            Today today,
            DoubleConsumer predicted) {
        this.store = store;
        this.model = model;
        this.eraseFiles = eraseFiles;
        this.afterErasure = afterErasure;
        this.today = today;
        this.predicted = predicted;
    }

    /** Answers {@code /api/v1/customers/ID} and {@code /api/v1/customers/ID/prediction}. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        boolean prediction = path.endsWith(PREDICTION) && path.length() > PREDICTION.length() + 1;
        String id = path.substring(1, prediction ? path.length() - PREDICTION.length() : path.length());
        if (id.isEmpty()) {
            throw Problem.of(Kind.NOT_FOUND, "Give the customer's id after /api/v1/customers/.");
        }
        if (prediction) {
            predict(id, request, response);
        } else {
            describe(id, request, response);
        }
    }

    /** Answers {@code /api/v1/customer?id=ID}. */
    public void answerByParameter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        describe(id(request), request, response);
    }

    /** Answers {@code /api/v1/customer/prediction?id=ID}. */
    public void predictByParameter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        predict(id(request), request, response);
    }

    /** Answers {@code DELETE /api/v1/customers/ID}: erases a customer. */
    public void erase(HttpServletRequest request, HttpServletResponse response) {
        erase(Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1), response);
    }

    /** Answers {@code DELETE /api/v1/customer?id=ID}. */
    public void eraseByParameter(HttpServletRequest request, HttpServletResponse response) {
        erase(id(request), response);
    }

    /** The files first: if the process ends in between, the same request finds what is left. */
    private void erase(String id, HttpServletResponse response) {
        String customer = RowCheck.customer(id);
        Store opened = opened();
        boolean inFiles = eraseFiles.test(customer);
        if (customer.isEmpty() || !opened.erase(customer, inFiles)) {
            throw unknown();
        }
        afterErasure.accept(customer);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static Problem unknown() {
        return Problem.of(Kind.NOT_FOUND, "There is no customer with this id.");
    }

    private static String id(HttpServletRequest request) {
        List<String> values = Parameters.of(request).getOrDefault(ID, List.of());
        if (values.size() != 1 || values.get(0).isEmpty()) {
            throw Problem.invalid(List.of(FieldError.parameter(ID, "give the customer's id once")));
        }
        return values.get(0);
    }

    private Store opened() {
        return store.get().orElseThrow(() -> Problem.of(Kind.NO_DATABASE, "The server has no database of customers."));
    }

    private CustomerHistory history(String id) {
        return opened().history(id).filter(history -> history.size() > 0).orElseThrow(CustomersApi::unknown);
    }

    private LocalDate asOf() {
        return opened().arrivals().asOf(LocalDate.ofInstant(today.clock.instant(), today.zone));
    }

    private void describe(String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        CustomerHistory history = history(id);
        Optional<Prediction> prediction = model.get().predict(history, asOf());
        response.setContentType("application/json");
        List<Attribute> attributes = Access.ANALYST.allows(Caller.of(request))
                ? opened().attributes().of(id)
                : List.of();
        List<String> tags = opened().tags().ofCustomer(id);
        Json.write(response, json -> {
            json.writeStartObject();
            write(json, id, history, prediction);
            writeKnown(json, attributes, tags);
            json.writeEndObject();
        });
    }

    private static void writeKnown(JsonGenerator json, List<Attribute> attributes, List<String> tags)
            throws IOException {
        if (!attributes.isEmpty()) {
            json.writeObjectFieldStart("attributes");
            for (Attribute attribute : attributes) {
                json.writeStringField(attribute.column().name(), attribute.value());
            }
            json.writeEndObject();
        }
        json.writeArrayFieldStart("tags");
        for (String tag : tags) {
            json.writeString(tag);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String id, CustomerHistory history, Optional<Prediction> prediction)
            throws IOException {
        json.writeStringField("id", id);
        json.writeArrayFieldStart("purchases");
        for (int k = 0; k < history.size(); k++) {
            json.writeStartObject();
            json.writeStringField("day", LocalDate.ofEpochDay(history.day(k)).toString());
            json.writeNumberField("orders", history.orders(k));
            if (history.hasAmounts()) {
                json.writeNumberField("amount", history.amount(k));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        if (prediction.isPresent()) {
            json.writeNumberField("cluster", prediction.get().cluster());
            json.writeStringField("segment", prediction.get().segment());
        }
    }

    private void predict(String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        CustomerHistory history = history(id);
        StoredCustomerAnswer.write(model.get(), id, history, asOf(), request, response, predicted);
    }
}
