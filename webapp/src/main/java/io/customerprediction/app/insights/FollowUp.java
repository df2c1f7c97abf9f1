package io.customerprediction.app.insights;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.CustomerWorth;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.forecasts.ForecastResult;
import io.customerprediction.app.store.forecasts.ForecastResult.Contacted;
import io.customerprediction.app.store.forecasts.ForecastRow;
import io.customerprediction.app.store.forecasts.KeptForecast;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.evaluation.ForecastCheck;
import io.customerprediction.evaluation.PastForecasts;
import io.customerprediction.evaluation.PastWorth;
import io.customerprediction.evaluation.WorthCheck;
import io.customerprediction.features.FeatureProfile;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what was forecast with what has happened since, whenever a log is loaded or has grown. Thread-safe.
 */
public final class FollowUp {
    /** Orders may come so late; the last days of a log are not counted before that. */
    public static final int LATE_DAYS = 3;

    private static final long SEED = 14;

    private final Store store;

    public FollowUp(Store store) {
        this.store = store;
    }

    /** Keeps a run in brief, unless there is one of the same week, or its customers' future was known when it was made. */
    public void keep(Scoring scoring, ForecastSample sample) {
        DataSet data = scoring.dataSet();
        boolean isForecast = !scoring.asOf().isBefore(data.lastDay())
                && !scoring.model().asOf().isAfter(scoring.asOf());
        if (isForecast && store.forecasts().isWanted(data, scoring.asOf())) {
            store.forecasts().keep(scoring, sample.rows());
        }
    }

    /** Notes how far the customers of a scoring are from those that its model was trained on. */
    public void noteDrift(Scoring scoring, PurchaseLog log, FeatureProfile trainedOn) {
        int asOf = (int) scoring.asOf().toEpochDay();
        store.drift().put(scoring, trainedOn.drift(log, asOf, scoring.model().horizonDays()));
    }

    /** Compares all windows that are over with the purchases of a data set, and counts what campaigns brought. */
    public void compare(DataSet data, PurchaseLog log) {
        int lastCounted = log.lastDay() - LATE_DAYS;
        DailyOrders daily = DailyOrders.of(log);
        for (KeptForecast forecast : store.forecasts().open(data)) {
            List<Integer> compared = store.forecasts().compared(forecast);
            List<Integer> over = forecast.windows().stream()
                    .filter(window -> !compared.contains(window) && asOf(forecast) + window <= lastCounted)
                    .toList();
            if (!over.isEmpty()) {
                List<ForecastRow> rows = store.forecasts().rows(forecast);
                for (int window : over) {
                    store.forecasts().add(compare(forecast, window, rows, log, daily));
                }
            }
        }
        WeeksThatCame.count(store.forecasts().weeks(), data, log, lastCounted);
        CampaignCount.all(store, log, LocalDate.ofEpochDay(lastCounted));
    }

    private static int asOf(KeptForecast forecast) {
        return (int) forecast.asOf().toEpochDay();
    }

    private ForecastResult compare(
            KeptForecast forecast, int window, List<ForecastRow> rows, PurchaseLog log, DailyOrders daily) {
        LocalDate end = forecast.asOf().plusDays(window);
        Set<String> contacted = store.campaigns().contacted(forecast.asOf(), end);
        List<ForecastRow> others = new ArrayList<>();
        List<CustomerHistory> histories = new ArrayList<>();
        int theirReturns = 0;
        double theirExpected = 0;
        int theirs = 0;
        for (ForecastRow row : rows) {
            OptionalInt number = log.find(row.customerId());
            if (number.isEmpty()) {
                continue; // erased, or renamed in the log
            }
            CustomerHistory history = log.history(number.getAsInt());
            if (contacted.contains(row.customerId())) {
                theirs++;
                theirReturns += hasReturned(history, asOf(forecast), window) ? 1 : 0;
                theirExpected += row.back(window, forecast.horizonDays());
            } else {
                others.add(row);
                histories.add(history);
            }
        }
        return new ForecastResult(
                forecast,
                daily.isInterrupted(asOf(forecast) + 1, asOf(forecast) + window),
                check(forecast, window, others, histories),
                new Contacted(theirs, theirReturns, theirExpected),
                worth(forecast, window, others, histories));
    }

    /** Orders and spend were forecast for the horizon only. */
    private static @Nullable WorthCheck worth(
            KeptForecast forecast, int window, List<ForecastRow> rows, List<CustomerHistory> histories) {
        List<CustomerWorth> said =
                rows.stream().map(ForecastRow::worth).filter(Objects::nonNull).toList();
        if (window != forecast.horizonDays() || said.isEmpty() || said.size() != rows.size()) {
            return null;
        }
        return WorthCheck.of(
                new PastWorth(
                        asOf(forecast),
                        window,
                        said.stream().mapToDouble(CustomerWorth::orders).toArray(),
                        said.stream().mapToDouble(CustomerWorth::spend).toArray(),
                        said.stream().mapToDouble(CustomerWorth::spendP10).toArray(),
                        said.stream().mapToDouble(CustomerWorth::spendP90).toArray()),
                histories,
                SEED);
    }

    private static ForecastCheck check(
            KeptForecast forecast, int window, List<ForecastRow> rows, List<CustomerHistory> histories) {
        if (rows.isEmpty()) {
            return ForecastCheck.ofNoCustomers(window);
        }
        PastForecasts said = new PastForecasts(
                asOf(forecast),
                window,
                rows.stream()
                        .mapToDouble(row -> row.back(window, forecast.horizonDays()))
                        .toArray(),
                rows.stream().mapToDouble(row -> day(row.p10())).toArray(),
                rows.stream().mapToDouble(row -> day(row.p90())).toArray());
        return ForecastCheck.of(said, histories, SEED);
    }

    private static double day(OptionalInt day) {
        return day.isPresent() ? day.getAsInt() : Double.POSITIVE_INFINITY;
    }

    /** Whether a customer made a purchase in the days after a day. */
    static boolean hasReturned(CustomerHistory history, int after, int days) {
        for (int k = history.size() - 1; k >= 0 && history.day(k) > after; k--) {
            if (history.orders(k) > 0 && history.day(k) <= after + days) {
                return true;
            }
        }
        return false;
    }
}
