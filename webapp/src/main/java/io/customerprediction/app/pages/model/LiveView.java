package io.customerprediction.app.pages.model;

import io.customerprediction.app.insights.DriftState;
import io.customerprediction.app.insights.FollowUp;
import io.customerprediction.app.insights.LiveAccuracy;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.forecasts.ForecastResult;
import io.customerprediction.app.store.forecasts.KeptForecast;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.evaluation.ForecastCheck;
import io.customerprediction.evaluation.ForecastState;
import io.customerprediction.evaluation.WorthCheck;
import io.customerprediction.features.FeatureDrift;
import io.customerprediction.model.report.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How forecasts came true.
 *
 * @param state of the newest ones, as the key of a text
 * @param sentence what that means, and where nothing was compared yet, when that will be
 * @param rows the newest comparisons, the latest as-of date first
 * @param driftState whether the customers are still like those of the training log, as the key of a text
 * @param drift the most moved features
 */
public record LiveView(String state, String sentence, List<Row> rows, String driftState, List<Moved> drift) {
    private static final int MOST = 12;
    private static final int MOST_MOVED = 5;
    private static final String UNKNOWN = "–";

    /** One window of one forecast, in words. */
    public record Row(
            String asOf,
            int window,
            String state,
            String expected,
            String returned,
            String ratio,
            String auc,
            String recencyAuc,
            String brier,
            String calibration,
            String inside,
            String note) {}

    /** A feature that moved, in words. */
    public record Moved(String feature, String psi, String byChance, String unseen) {
        static Moved of(FeatureDrift drift) {
            return new Moved(
                    drift.feature(),
                    Figures.fixed(drift.psi(), 3),
                    Figures.fixed(drift.byChance(), 3),
                    Figures.percent(drift.unseen()));
        }
    }

    static LiveView of(Store store, Texts texts) {
        Optional<DataSet> data = store.dataSet();
        List<ForecastResult> results = data.map(store.forecasts()::results).orElse(List.of());
        LiveAccuracy live = LiveAccuracy.of(results);
        String state = live.state().name();
        List<FeatureDrift> drift = store.drift().newest();
        return new LiveView(
                state,
                results.isEmpty()
                        ? data.flatMap(loaded -> firstComparison(store, loaded))
                                .map(day -> texts.get("model.live.first", day))
                                .orElse(texts.get("model.live.none"))
                        : texts.get("model.live.state." + state),
                results.stream().limit(MOST).map(result -> row(result, texts)).toList(),
                DriftState.of(drift).name(),
                drift.stream().limit(MOST_MOVED).map(Moved::of).toList());
    }

    private static Optional<LocalDate> firstComparison(Store store, DataSet data) {
        return store.forecasts().open(data).stream().findFirst().map(LiveView::firstComparison);
    }

    private static LocalDate firstComparison(KeptForecast forecast) {
        return forecast.asOf().plusDays(forecast.windows().get(0) + FollowUp.LATE_DAYS);
    }

    private static Row row(ForecastResult result, Texts texts) {
        ForecastCheck check = result.check();
        return new Row(
                result.forecast().asOf().toString(),
                check.window(),
                result.feedStopped() ? "STOPPED" : check.state().name(),
                Figures.count(check.expected()),
                Figures.count(check.returned()),
                interval(check.ratio(), texts),
                check.state() == ForecastState.TOO_FEW ? UNKNOWN : interval(check.auc(), texts),
                fixed(check.recencyAuc(), 3),
                fixed(check.brier(), 4),
                fixed(check.ece(), 3),
                Double.isNaN(check.coverage().inside())
                        ? UNKNOWN
                        : Figures.percent(check.coverage().inside()),
                note(result, texts));
    }

    private static String note(ForecastResult result, Texts texts) {
        List<String> notes = new ArrayList<>();
        WorthCheck worth = result.worth();
        if (worth != null) {
            notes.add(texts.get(
                    "model.live.orders",
                    Figures.count(worth.orders()),
                    Figures.count(worth.expectedOrders()),
                    interval(worth.ordersRatio(), texts)));
            if (!Double.isNaN(worth.spendRatio().estimate())) {
                notes.add(texts.get(
                        "model.live.spend",
                        Figures.money(worth.spend()),
                        Figures.money(worth.expectedSpend()),
                        interval(worth.spendRatio(), texts),
                        Double.isNaN(worth.inside()) ? UNKNOWN : Figures.percent(worth.inside())));
            }
        }
        ForecastResult.Contacted contacted = result.contacted();
        if (contacted.customers() > 0) {
            notes.add(texts.get(
                    "model.live.contacted",
                    Figures.count(contacted.customers()),
                    Figures.count(contacted.returned()),
                    Figures.count(contacted.expected())));
        }
        return String.join(" ", notes);
    }

    private static String interval(Interval interval, Texts texts) {
        return Double.isNaN(interval.estimate())
                ? UNKNOWN
                : texts.get(
                        "model.live.interval",
                        fixed(interval.estimate(), 2),
                        fixed(interval.low(), 2),
                        fixed(interval.high(), 2));
    }

    private static String fixed(double number, int decimals) {
        return Double.isNaN(number) ? UNKNOWN : Figures.fixed(number, decimals);
    }
}
