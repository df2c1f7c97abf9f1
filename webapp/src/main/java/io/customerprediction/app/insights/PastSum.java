package io.customerprediction.app.insights;

import io.customerprediction.app.store.forecasts.ForecastResult;
import io.customerprediction.evaluation.WorthCheck;
import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.WorthReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders and spend that were expected of the customers of a date of the past, within a horizon, beside what came.
 *
 * @param asOf the last day that was known
 * @param days length of the horizon
 * @param isLive whether the forecast was made at the time; else a backtest made it afterwards, from what was known
 * @param customers how many were compared
 * @param orders days with a purchase
 * @param spend the net amount of these days; empty if it is not known
 */
public record PastSum(
        LocalDate asOf, int days, boolean isLive, int customers, Compared orders, Optional<Compared> spend) {
    /** What was expected, and what came. */
    public record Compared(double expected, double came) {
        /** What came over what was expected. */
        public double ratio() {
            return came / expected;
        }

        private boolean isKnown() {
            return expected > 0 && came > 0 && Double.isFinite(expected) && Double.isFinite(came);
        }
    }

    /**
     * All that is known, the latest date first.
     *
     * @param backtest of a model that was trained on the same log; empty if there is none
     * @param live comparisons; those in whose days orders are missing do not count
     */
    public static List<PastSum> of(Optional<EvaluationReport> backtest, List<ForecastResult> live) {
        List<PastSum> sums = new ArrayList<>();
        backtest.ifPresent(report -> {
            for (OriginReport origin : report.results().origins()) {
                ofBacktest(origin, report.scope().horizon()).ifPresent(sums::add);
            }
        });
        for (ForecastResult result : live) {
            if (!result.feedStopped()) {
                ofLive(result).ifPresent(sums::add);
            }
        }
        sums.sort(Comparator.comparing(PastSum::asOf).reversed());
        return List.copyOf(sums);
    }

    private static Optional<PastSum> ofBacktest(OriginReport origin, int horizon) {
        WorthReport worth = origin.worth();
        if (worth == null || worth.methods().isEmpty()) {
            return Optional.empty();
        }
        WorthReport.Method forest = worth.methods().get(0);
        Compared orders =
                new Compared(forest.orders().expected(), forest.orders().actual());
        WorthReport.Figures spend = forest.spend();
        return known(
                origin.window().asOf(),
                horizon,
                false,
                origin.tested().customers(),
                orders,
                spend == null ? null : new Compared(spend.expected(), spend.actual()));
    }

    private static Optional<PastSum> ofLive(ForecastResult result) {
        WorthCheck worth = result.worth();
        return worth == null
                ? Optional.empty()
                : known(
                        result.forecast().asOf(),
                        worth.window(),
                        true,
                        worth.customers(),
                        new Compared(worth.expectedOrders(), worth.orders()),
                        new Compared(worth.expectedSpend(), worth.spend()));
    }

    private static Optional<PastSum> known(
            LocalDate asOf, int days, boolean isLive, int customers, Compared orders, @Nullable Compared spend) {
        return orders.isKnown()
                ? Optional.of(new PastSum(
                        asOf,
                        days,
                        isLive,
                        customers,
                        orders,
                        Optional.ofNullable(spend).filter(Compared::isKnown)))
                : Optional.empty();
    }
}
