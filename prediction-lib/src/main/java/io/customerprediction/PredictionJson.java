package io.customerprediction;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.customerprediction.survival.DayWindow;
import io.customerprediction.survival.SurvivalCurve;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The fields of a {@link Prediction} as JSON has them; the derived ones are written and not read. */
@JsonIgnoreProperties(
        value = {
            "churnProbability",
            "churn",
            "expectedDays",
            "daysIfReturning",
            "p10",
            "p50",
            "p90",
            "nextOrderFrom",
            "nextOrderTo"
        },
        allowGetters = true)
record PredictionJson(
        String asOf,
        int horizonDays,
        double churnProbability,
        boolean churn,
        double expectedDays,
        double daysIfReturning,
        @Nullable Integer p10,
        @Nullable Integer p50,
        @Nullable Integer p90,
        @Nullable String nextOrderFrom,
        @Nullable String nextOrderTo,
        Basis basis,
        int cluster,
        String segment,
        String modelId,
        List<String> warnings,
        SurvivalCurve curve) {

    static PredictionJson of(Prediction p) {
        return new PredictionJson(
                p.asOf().toString(),
                p.horizonDays(),
                p.churnProbability(),
                p.churn(),
                p.expectedDays(),
                p.daysIfReturning(),
                orNull(p.p10()),
                orNull(p.p50()),
                orNull(p.p90()),
                date(p, DayWindow::from),
                date(p, DayWindow::to),
                p.basis(),
                p.cluster(),
                p.segment(),
                p.modelId(),
                p.warnings(),
                p.curve());
    }

    private static @Nullable String date(Prediction p, ToIntFunction<DayWindow> day) {
        return p.nextOrder()
                .map(window -> p.asOf().plusDays(day.applyAsInt(window)).toString())
                .orElse(null);
    }

    private static @Nullable Integer orNull(OptionalInt day) {
        return day.isPresent() ? day.getAsInt() : null;
    }

    Prediction prediction() {
        return new Prediction(
                LocalDate.parse(asOf),
                horizonDays,
                curve,
                basis,
                new CustomerSegment(cluster, segment),
                modelId,
                warnings);
    }
}
