package io.customerprediction;

import io.customerprediction.features.RfmFeatures;
import io.customerprediction.model.ForecastModel;
import io.customerprediction.segments.Position;
import io.customerprediction.survival.SurvivalCurve;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What the reader of a prediction should keep in mind, in words.
 *
 * @param model that answers
 * @param highest recency, frequency and monetary that any customer of the training log had
 */
record Warnings(ForecastModel model, Position highest) {

    /**
     * About a window that ends after the last knot of the curve; none if it does not.
     *
     * @param horizon the window, in days
     */
    static List<String> ofHorizon(int horizon, SurvivalCurve curve) {
        return horizon <= curve.lastKnot()
                ? List.of()
                : List.of("The horizon of " + horizon + " days is beyond the " + number(curve.lastKnot())
                        + " days that the model was trained for; from there on the risk of the last days is taken to"
                        + " stay the same");
    }

    /**
     * About a prediction from the four inputs.
     *
     * @param monetary the spending that was used
     */
    List<String> of(Rfm rfm, double monetary, LocalDate asOf) {
        List<String> warnings = new ArrayList<>();
        ifDateIsFar(asOf, warnings);
        ifBeyond(rfm.recency(), rfm.frequency(), monetary, warnings);
        if (!model.hasAmounts() && !Double.isNaN(rfm.monetary())) {
            warnings.add("Monetary is not used: the model was trained on a log without amounts");
        } else if (model.hasAmounts() && Double.isNaN(rfm.monetary())) {
            warnings.add("Monetary is not known: " + number(monetary)
                    + " was taken, what such customers usually spend on so many purchases");
        }
        ifOtherCluster(rfm, monetary, warnings);
        return warnings;
    }

    private void ifOtherCluster(Rfm rfm, double monetary, List<String> warnings) {
        Integer given = rfm.cluster();
        if (given != null) {
            int assigned = model.segments().assign(rfm.recency(), rfm.frequency(), monetary);
            if (given != assigned) {
                warnings.add("Cluster " + named(given) + " was given, but Recency, Frequency and Monetary make it "
                        + named(assigned) + "; the given one was used");
            }
        }
    }

    private String named(int cluster) {
        return cluster + " (" + model.segments().name(cluster) + ")";
    }

    /** About a prediction from a history. */
    List<String> of(RfmFeatures rfm, LocalDate asOf) {
        List<String> warnings = new ArrayList<>();
        ifDateIsFar(asOf, warnings);
        ifBeyond(rfm.recency(), rfm.frequency(), rfm.monetary(), warnings);
        return warnings;
    }

    private void ifDateIsFar(LocalDate asOf, List<String> warnings) {
        long age = ChronoUnit.DAYS.between(model.asOf(), asOf);
        if (age > model.horizon()) {
            warnings.add("The model has learnt up to " + model.asOf() + ", " + age + " days before the as-of date "
                    + asOf + "; train it again on newer purchases");
        } else if (age < 0) {
            warnings.add("The model has learnt up to " + model.asOf() + ", after the as-of date " + asOf
                    + "; its training may have included what came next, so do not judge it by this answer");
        }
    }

    private void ifBeyond(double recency, double frequency, double monetary, List<String> warnings) {
        ifBeyond("Recency", recency, highest.recency(), warnings);
        ifBeyond("Frequency", frequency, highest.frequency(), warnings);
        ifBeyond("Monetary", monetary, highest.monetary(), warnings);
    }

    private static void ifBeyond(String field, double value, double most, List<String> warnings) {
        if (value > most) {
            warnings.add(field + " " + number(value) + " is beyond the " + number(most)
                    + " that the model was trained on; the answer is the one for about that much");
        }
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
