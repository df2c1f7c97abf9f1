package io.customerprediction.app.api.insights;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.insights.RepeatRate;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.figures.Sales;
import io.customerprediction.app.store.figures.Sales.CohortMonth;
import io.customerprediction.app.store.figures.Sales.Month;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Answers {@code GET /api/v1/cohorts}: who comes back, by the month of the first purchase. Thread-safe. */
public final class CohortsApi {
    private final Supplier<Optional<Store>> store;

    /** @param store empty if there is no database; throws while the database is away */
    public CohortsApi(Supplier<Optional<Store>> store) {
        this.store = store;
    }

    /** Answers one request; without lists if the customers have not been summed up. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Store opened =
                store.get().orElseThrow(() -> Problem.of(Kind.NO_DATABASE, "The server has no database of customers."));
        Optional<ScoredCustomers> customers = opened.customers();
        Optional<Sales> sales = customers.flatMap(ScoredCustomers::sales);
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            scoring(json, customers);
            boolean hasAmounts = customers
                    .map(scored -> scored.scoring().dataSet().hasAmounts())
                    .orElse(false);
            Optional<LocalDate> asOf = customers.map(scored -> scored.scoring().asOf());
            json.writeArrayFieldStart("cohorts");
            if (sales.isPresent()) {
                for (List<CohortMonth> cohort : byFirstMonth(sales.get())) {
                    cohort(json, cohort, asOf.orElseThrow(), hasAmounts);
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("months");
            for (Month month : sales.map(Sales::months).orElse(List.of())) {
                month(json, month, hasAmounts);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("second_purchase");
            for (RepeatRate.Point point :
                    sales.map(known -> RepeatRate.of(known.repeats()).points()).orElse(List.of())) {
                point(json, point);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Whose sums these are; null before there are customers. */
    static void scoring(JsonGenerator json, Optional<ScoredCustomers> customers) throws IOException {
        json.writeStringField(
                "as_of",
                customers.map(scored -> scored.scoring().asOf().toString()).orElse(null));
        json.writeStringField(
                "model", customers.map(scored -> scored.scoring().model().id()).orElse(null));
    }

    private static Iterable<List<CohortMonth>> byFirstMonth(Sales sales) {
        Map<YearMonth, List<CohortMonth>> cohorts = sales.cohorts().stream()
                .collect(Collectors.groupingBy(CohortMonth::first, TreeMap::new, Collectors.toList()));
        return cohorts.values();
    }

    private static void cohort(JsonGenerator json, List<CohortMonth> months, LocalDate asOf, boolean hasAmounts)
            throws IOException {
        YearMonth first = months.get(0).first();
        json.writeStartObject();
        json.writeStringField("first_month", first.toString());
        json.writeBooleanField(
                "with_earlier", first.isBefore(YearMonth.from(asOf).minusMonths(Sales.COHORTS - 1L)));
        json.writeArrayFieldStart("months");
        for (CohortMonth month : months) {
            json.writeStartObject();
            json.writeNumberField("since", month.monthsSince());
            json.writeNumberField("customers", month.customers());
            money(json, "spend", month.spend(), hasAmounts);
            json.writeNumberField("expected_customers", month.expectedCustomers());
            money(json, "expected_spend", month.expectedSpend(), hasAmounts);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void month(JsonGenerator json, Month month, boolean hasAmounts) throws IOException {
        json.writeStartObject();
        json.writeStringField("month", month.month().toString());
        json.writeNumberField("new_customers", month.newCustomers());
        money(json, "new_spend", month.newSpend(), hasAmounts);
        json.writeNumberField("returning_customers", month.returningCustomers());
        money(json, "returning_spend", month.returningSpend(), hasAmounts);
        json.writeNumberField("expected_customers", month.expectedCustomers());
        money(json, "expected_spend", month.expectedSpend(), hasAmounts);
        json.writeEndObject();
    }

    private static void point(JsonGenerator json, RepeatRate.Point point) throws IOException {
        json.writeStartObject();
        json.writeNumberField("days", point.days());
        json.writeNumberField("share", point.share());
        json.writeNumberField("low", point.low());
        json.writeNumberField("high", point.high());
        json.writeEndObject();
    }

    /** Null where the log has no amounts. */
    static void money(JsonGenerator json, String field, double amount, boolean hasAmounts) throws IOException {
        AccuracyApi.number(json, field, hasAmounts ? amount : Double.NaN);
    }
}
