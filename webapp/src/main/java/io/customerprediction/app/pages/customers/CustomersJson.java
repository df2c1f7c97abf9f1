package io.customerprediction.app.pages.customers;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.store.customers.CustomerPage;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.CustomerRow;
import io.customerprediction.app.store.customers.CustomerWorth;
import io.customerprediction.app.store.customers.PageCursor;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import io.customerprediction.survival.DayWindow;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list of customers for programs: the same filters and order as the page, by the same names. */
final class CustomersJson {
    private static final String SIZE = "size";
    private static final List<String> KNOWN = Stream.concat(
                    CustomerSearch.FILTERS.stream(),
                    Stream.of(CustomerSearch.SORT, CustomerSearch.ORDER, CustomerSearch.PAGE))
            .toList();

    private CustomersJson() {}

    /**
     * The size that the parameters ask for.
     *
     * @throws Problem if it is wrong
     */
    static int size(Map<String, List<String>> parameters, int otherwise) {
        List<String> values = parameters.getOrDefault(SIZE, List.of());
        if (values.isEmpty()) {
            return otherwise;
        }
        int size = values.get(0).matches("[0-9]{1,4}") ? Integer.parseInt(values.get(0)) : 0;
        if (size < 1 || size > CustomerQuery.MAX_SIZE || values.size() > 1) {
            throw Problem.invalid(List.of(
                    FieldError.parameter(SIZE, "give a whole number from 1 to " + CustomerQuery.MAX_SIZE + ", once")));
        }
        return size;
    }

    /** @throws Problem naming all that is wrong with a search, and parameters that are not known */
    static void requireValid(CustomerSearch search, Map<String, List<String>> parameters) {
        List<FieldError> errors = new ArrayList<>();
        search.errors().forEach((name, reason) -> errors.add(FieldError.parameter(name, reason)));
        search.problems().forEach(problem -> errors.add(FieldError.parameter("", problem)));
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            if (!parameter.getKey().equals(SIZE) && !KNOWN.contains(parameter.getKey())) {
                errors.add(FieldError.parameter(
                        parameter.getKey(),
                        "is no known parameter; known are " + SIZE + ", " + String.join(", ", KNOWN)));
            } else if (parameter.getValue().size() > 1) {
                errors.add(FieldError.parameter(parameter.getKey(), "stands more than once; give it once"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** Before customers are loaded. */
    static void writeNone(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("customers");
        json.writeEndArray();
        json.writeNumberField("matches", 0);
        json.writeEndObject();
    }

    static void write(JsonGenerator json, ScoredCustomers customers, CustomerPage page) throws IOException {
        Scoring scoring = customers.scoring();
        json.writeStartObject();
        json.writeStringField("asOf", scoring.asOf().toString());
        json.writeStringField("modelId", scoring.model().id());
        json.writeNumberField("horizonDays", scoring.model().horizonDays());
        json.writeArrayFieldStart("customers");
        for (CustomerRow customer : page.customers()) {
            write(json, scoring, customer);
        }
        json.writeEndArray();
        json.writeNumberField("matches", page.matches());
        json.writeStringField("matchesAre", "exact");
        cursor(json, "previous", page.before());
        cursor(json, "next", page.after());
        json.writeEndObject();
    }

    private static void cursor(JsonGenerator json, String name, Optional<PageCursor> cursor) throws IOException {
        if (cursor.isPresent()) {
            json.writeStringField(name, cursor.get().text());
        }
    }

    private static void write(JsonGenerator json, Scoring scoring, CustomerRow customer) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", customer.id());
        json.writeNumberField("churnProbability", customer.churnProbability());
        json.writeStringField("band", customer.band().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("expectedDays", customer.expectedDays());
        json.writeNumberField("daysIfReturning", customer.daysIfReturning());
        day(json, "p10", customer.p10());
        day(json, "p50", customer.p50());
        day(json, "p90", customer.p90());
        DayWindow window = customer.nextOrder();
        date(json, "nextOrderFrom", window == null ? null : scoring.asOf().plusDays(window.from()));
        date(json, "nextOrderTo", window == null ? null : scoring.asOf().plusDays(window.to()));
        json.writeNumberField("cluster", customer.cluster());
        json.writeStringField(
                "segment",
                scoring.model()
                        .segment(customer.cluster(), customer.churnProbability())
                        .label());
        json.writeNumberField("recency", customer.recency());
        json.writeNumberField("frequency", customer.frequency());
        if (!Double.isNaN(customer.monetary())) {
            json.writeNumberField("monetary", customer.monetary());
            json.writeNumberField("valueAtRisk", customer.valueAtRisk());
        }
        writeWorth(json, customer);
        json.writeEndObject();
    }

    private static void writeWorth(JsonGenerator json, CustomerRow customer) throws IOException {
        CustomerWorth worth = customer.worth();
        if (worth == null) {
            return;
        }
        json.writeNumberField("expectedOrders", worth.orders());
        if (worth.hasMoney()) {
            json.writeNumberField("expectedSpend", worth.spend());
            json.writeNumberField("expectedSpendP10", worth.spendP10());
            json.writeNumberField("expectedSpendP90", worth.spendP90());
            json.writeNumberField("savable", worth.savable());
        }
    }

    private static void date(JsonGenerator json, String name, @Nullable LocalDate date) throws IOException {
        json.writeFieldName(name);
        if (date == null) {
            json.writeNull();
        } else {
            json.writeString(date.toString());
        }
    }

    private static void day(JsonGenerator json, String name, OptionalInt day) throws IOException {
        if (day.isPresent()) {
            json.writeNumberField(name, day.getAsInt());
        } else {
            json.writeNullField(name);
        }
    }
}
