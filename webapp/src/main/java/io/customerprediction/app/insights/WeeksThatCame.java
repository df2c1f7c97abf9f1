package io.customerprediction.app.insights;

import io.customerprediction.app.store.forecasts.ForecastWeeks;
import io.customerprediction.app.store.forecasts.OpenWeeks;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import java.util.List;

/** Counts what came in the weeks that forecasts were about, from the customers who were known when they were made. */
final class WeeksThatCame {
    private static final int DAYS = 7;

    private final OpenWeeks forecast;
    private final int asOf;
    private final int over;
    private final long[] orders;
    private final double[] spend;

    private WeeksThatCame(OpenWeeks forecast, int lastCounted) {
        this.forecast = forecast;
        this.asOf = (int) forecast.asOf().toEpochDay();
        this.over = Math.min(forecast.last(), Math.max(0, (lastCounted - asOf) / DAYS));
        this.orders = new long[over];
        this.spend = new double[over];
    }

    /**
     * Counts all weeks that are over.
     *
     * @param lastCounted the last day of which all orders have come
     */
    static void count(ForecastWeeks forecasts, DataSet data, PurchaseLog log, int lastCounted) {
        List<WeeksThatCame> all = forecasts.open(data).stream()
                .map(forecast -> new WeeksThatCame(forecast, lastCounted))
                .filter(weeks -> weeks.over >= weeks.forecast.first())
                .toList();
        if (all.isEmpty()) {
            return;
        }
        for (int i = 0; i < log.size(); i++) {
            CustomerHistory history = log.history(i);
            int first = firstPurchase(history);
            for (WeeksThatCame weeks : all) {
                if (first <= weeks.asOf) {
                    weeks.add(history);
                }
            }
        }
        all.forEach(weeks -> forecasts.add(weeks.forecast, weeks.orders, weeks.spend));
    }

    private static int firstPurchase(CustomerHistory history) {
        for (int k = 0; k < history.size(); k++) {
            if (history.orders(k) > 0) {
                return history.day(k);
            }
        }
        return Integer.MAX_VALUE;
    }

    private void add(CustomerHistory history) {
        for (int k = history.size() - 1; k >= 0 && history.day(k) > asOf; k--) {
            int week = (history.day(k) - asOf - 1) / DAYS;
            if (week < over && history.orders(k) > 0) {
                orders[week]++;
                spend[week] += history.amount(k);
            }
        }
    }
}
