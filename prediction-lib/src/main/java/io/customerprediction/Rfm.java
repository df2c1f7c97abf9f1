package io.customerprediction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The four inputs of the public API: what is known of a customer whose purchase history is not.
 *
 * @param recency days from the last purchase to the as-of date, from 0 to {@value #MAX_RECENCY}
 * @param frequency purchases in all, from 1 to {@value #MAX_FREQUENCY}
 * @param monetary net spend in all, from 0 to 10¹², or {@code NaN} where it is unknown ({@code null} in JSON)
 * @param cluster the number of the customer's segment in the model, or {@code null} to have it determined
 */
public record Rfm(
        double recency,
        int frequency,
        double monetary,
        @Nullable Integer cluster) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The highest recency that is accepted, in days (a hundred years). */
    public static final int MAX_RECENCY = 36_500;

    /** The highest frequency that is accepted. */
    public static final int MAX_FREQUENCY = 1_000_000;

    /** The highest net spend that is accepted. */
    public static final double MAX_MONETARY = 1e12;

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException naming every field that is out of its range
     */
    public Rfm {
        List<FieldProblem> problems = new ArrayList<>();
        if (!(recency >= 0 && recency <= MAX_RECENCY)) {
            problems.add(outOfRange("Recency", recency, "days since the last purchase, from 0 to " + MAX_RECENCY));
        }
        if (frequency < 1 || frequency > MAX_FREQUENCY) {
            problems.add(outOfRange("Frequency", frequency, "a whole number of purchases, from 1 to " + MAX_FREQUENCY));
        }
        if (!Double.isNaN(monetary) && !(monetary >= 0 && monetary <= MAX_MONETARY)) {
            problems.add(outOfRange("Monetary", monetary, "the net spend in all, from 0 to 1000000000000"));
        }
        if (cluster != null && cluster < 1) {
            problems.add(outOfRange("Cluster", cluster, "a segment number from 1 on, or nothing"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    private static FieldProblem outOfRange(String field, Number value, String wanted) {
        return new FieldProblem(field, "is " + value + "; give " + wanted);
    }

    /** The fields in JSON. */
    record Json(
            @Nullable Double recency,
            @Nullable Integer frequency,
            @Nullable Double monetary,
            @Nullable Integer cluster) {}

    @JsonValue
    Json toJson() {
        return new Json(recency, frequency, Missing.orNull(monetary), cluster);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Rfm of(Json json) {
        List<FieldProblem> missing = new ArrayList<>();
        if (json.recency == null) {
            missing.add(new FieldProblem("Recency", "is missing; give days since the last purchase"));
        }
        if (json.frequency == null) {
            missing.add(new FieldProblem("Frequency", "is missing; give a whole number of purchases"));
        }
        if (json.recency == null || json.frequency == null) {
            throw new InvalidInputException(missing);
        }
        return new Rfm(json.recency, json.frequency, Missing.orNaN(json.monetary), json.cluster);
    }
}
