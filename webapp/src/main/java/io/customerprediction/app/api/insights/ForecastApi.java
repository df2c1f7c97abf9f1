package io.customerprediction.app.api.insights;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.insights.PastForecastSums;
import io.customerprediction.app.insights.PastSum;
import io.customerprediction.app.insights.PastSum.Compared;
import io.customerprediction.app.insights.SumError;
import io.customerprediction.app.insights.SumError.Range;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.figures.Sales;
import io.customerprediction.app.store.figures.Sales.Week;
import io.customerprediction.app.store.forecasts.WeekOfForecast;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers {@code GET /api/v1/forecast}: what is expected by week, and how past forecasts came true. Thread-safe. */
public final class ForecastApi {
    private static final int WEEK = 7;

    private final Supplier<Optional<Store>> store;
    private final PastForecastSums past;

    /**
     * @param store empty if there is no database; throws while the database is away
     * @param past sums that expectations are compared with
     */
    public ForecastApi(Supplier<Optional<Store>> store, PastForecastSums past) {
        this.store = store;
        this.past = past;
    }

    /** Answers one request; without lists if the customers have not been summed up. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Store opened =
                store.get().orElseThrow(() -> Problem.of(Kind.NO_DATABASE, "The server has no database of customers."));
        Optional<ScoredCustomers> customers = opened.customers();
        List<PastSum> sums =
                customers.map(scored -> past.of(opened, scored.scoring())).orElse(List.of());
        List<WeekOfForecast> weeks = customers
                .map(scored -> opened.forecasts().weeks().over(scored.scoring().dataSet()))
                .orElse(List.of());
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            CohortsApi.scoring(json, customers);
            json.writeArrayFieldStart("weeks");
            if (customers.isPresent()) {
                weeks(json, customers.get(), sums);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("past_sums");
            for (PastSum sum : sums) {
                sum(json, sum);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("past_weeks");
            boolean hasAmounts = hasAmounts(customers);
            for (WeekOfForecast week : weeks) {
                week(json, week, hasAmounts);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static boolean hasAmounts(Optional<ScoredCustomers> customers) {
        return customers.map(scored -> scored.scoring().dataSet().hasAmounts()).orElse(false);
    }

    private static void weeks(JsonGenerator json, ScoredCustomers customers, List<PastSum> sums) throws IOException {
        Optional<Sales> sales = customers.sales();
        if (sales.isEmpty()) {
            return;
        }
        List<Week> all = sales.get().weeks();
        SumError orders = SumError.of(
                sums.stream().map(PastSum::orders).toList(),
                all.stream()
                        .filter(week -> !week.isAhead())
                        .mapToDouble(Week::orders)
                        .toArray());
        SumError spend = SumError.of(
                sums.stream().flatMap(sum -> sum.spend().stream()).toList(),
                all.stream()
                        .filter(week -> !week.isAhead())
                        .mapToDouble(Week::spend)
                        .toArray());
        boolean hasAmounts = customers.scoring().dataSet().hasAmounts();
        for (Week week : all) {
            LocalDate to = customers.scoring().asOf().plusDays((long) WEEK * week.number());
            json.writeStartObject();
            json.writeStringField("from", to.minusDays(WEEK - 1).toString());
            json.writeStringField("to", to.toString());
            json.writeBooleanField("is_ahead", week.isAhead());
            if (week.isAhead()) {
                json.writeNumberField("expected_orders", week.expectedOrders());
                range(json, "orders", orders.ofWeek(week.expectedOrders(), week.ordersVariance()));
                CohortsApi.money(json, "expected_spend", week.expectedSpend(), hasAmounts);
                range(
                        json,
                        "spend",
                        hasAmounts ? spend.ofWeek(week.expectedSpend(), week.spendVariance()) : Optional.empty());
            } else {
                json.writeNumberField("first_orders", week.firstOrders());
                json.writeNumberField("further_orders", week.orders());
                CohortsApi.money(json, "first_spend", week.firstSpend(), hasAmounts);
                CohortsApi.money(json, "further_spend", week.spend(), hasAmounts);
            }
            json.writeEndObject();
        }
    }

    /** Both ends of an interval; null if it is not known. */
    private static void range(JsonGenerator json, String what, Optional<Range> range) throws IOException {
        AccuracyApi.number(json, what + "_low", range.map(Range::low).orElse(Double.NaN));
        AccuracyApi.number(json, what + "_high", range.map(Range::high).orElse(Double.NaN));
    }

    private static void sum(JsonGenerator json, PastSum sum) throws IOException {
        json.writeStartObject();
        json.writeStringField("as_of", sum.asOf().toString());
        json.writeNumberField("days", sum.days());
        json.writeBooleanField("is_live", sum.isLive());
        json.writeNumberField("customers", sum.customers());
        json.writeNumberField("expected_orders", sum.orders().expected());
        json.writeNumberField("orders", sum.orders().came());
        AccuracyApi.number(
                json, "expected_spend", sum.spend().map(Compared::expected).orElse(Double.NaN));
        AccuracyApi.number(json, "spend", sum.spend().map(Compared::came).orElse(Double.NaN));
        json.writeEndObject();
    }

    private static void week(JsonGenerator json, WeekOfForecast week, boolean hasAmounts) throws IOException {
        json.writeStartObject();
        json.writeStringField("as_of", week.asOf().toString());
        json.writeNumberField("week", week.number());
        json.writeNumberField("expected_orders", week.expectedOrders());
        json.writeNumberField("orders", week.orders());
        CohortsApi.money(json, "expected_spend", week.expectedSpend(), hasAmounts);
        CohortsApi.money(json, "spend", week.spend(), hasAmounts);
        json.writeEndObject();
    }
}
