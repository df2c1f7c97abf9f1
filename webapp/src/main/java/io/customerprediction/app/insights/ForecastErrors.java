package io.customerprediction.app.insights;

import io.customerprediction.app.store.figures.RiskStep;
import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.ForecastMethod;
import io.customerprediction.model.report.OriginReport;
import io.customerprediction.model.report.WorthReport;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the totals of earlier forecasts were from what happened, as shares of what was expected. The chance of single
 * customers cancels out in a total; what the model misses for all of them together, such as a season, does not, and only
 * tests on the past show it.
 *
 * @param returns errors of the number of customers who came back, one of each tested date; 0.1 if a tenth more came
 * @param spend errors of the spend in all; empty without amounts
 */
public record ForecastErrors(List<Double> returns, List<Double> spend) {
    /** Where nothing was tested. */
    public static final ForecastErrors UNKNOWN = new ForecastErrors(List.of(), List.of());

    /** The 90 % quantile of the normal distribution. */
    private static final double Z = 1.2815515655446004;

    /** The 90 % quantiles of Student's t distribution with 1, 2, ... degrees of freedom. */
    private static final double[] STUDENT = {3.0777, 1.8856, 1.6377, 1.5332, 1.4759, 1.4398, 1.4149, 1.3968, 1.3830};

    public ForecastErrors {
        returns = List.copyOf(returns);
        spend = List.copyOf(spend);
    }

    /** The errors of a backtest. */
    public static ForecastErrors of(EvaluationReport report) {
        List<Double> returns = new ArrayList<>();
        List<Double> spend = new ArrayList<>();
        for (OriginReport origin : report.results().origins()) {
            origin.churnOf(ForecastMethod.FOREST).stream().findFirst().ifPresent(forest -> {
                double expected = forest.curves().calibration().stream()
                        .mapToDouble(point -> point.customers() * (1 - point.predicted()))
                        .sum();
                add(returns, origin.tested().customers() * (1 - origin.tested().churnRate()), expected);
            });
            WorthReport worth = origin.worth();
            if (worth != null) {
                worth.methods().stream()
                        .filter(method -> method.method() == ForecastMethod.FOREST && method.spend() != null)
                        .findFirst()
                        .map(WorthReport.Method::spend)
                        .ifPresent(figures -> add(spend, figures.actual(), figures.expected()));
            }
        }
        return new ForecastErrors(returns, spend);
    }

    private static void add(List<Double> errors, double actual, double expected) {
        double error = actual / expected - 1;
        if (Double.isFinite(error)) {
            errors.add(error);
        }
    }

    /**
     * A total and its 80 % interval.
     *
     * @param low never below 0
     */
    public record Total(double expected, double low, double high) {}

    /** How many of all customers come back within the horizon. */
    public Total returns(List<RiskStep> steps) {
        double expected = 0;
        double variance = 0;
        for (RiskStep step : steps) {
            double churn = step.totals().churn();
            expected += step.totals().customers() - churn;
            // independent customers of nearly the same probability
            variance += churn * (1 - step.totals().churnRate());
        }
        double error = expected * half(returns);
        double half = Math.hypot(Z * Math.sqrt(variance), error);
        return new Total(expected, Math.max(0, expected - half), expected + half);
    }

    /** The spend of all customers within the horizon; {@code NaN} for the ends where no test has shown them. */
    public Total spend(double expected) {
        double half = spend.isEmpty() ? Double.NaN : expected * half(spend);
        return new Total(expected, Math.max(0, expected - half), expected + half);
    }

    /** Half the width of the interval of the next error: few errors say little of how large errors are. */
    private static double half(List<Double> errors) {
        int dates = errors.size();
        if (dates == 0) {
            return 0;
        }
        double squares = errors.stream().mapToDouble(error -> error * error).sum();
        double quantile = dates <= STUDENT.length ? STUDENT[dates - 1] : Z;
        return quantile * Math.sqrt(squares / dates * (1 + 1.0 / dates));
    }
}
