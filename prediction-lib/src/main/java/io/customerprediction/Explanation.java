package io.customerprediction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer's churn probability is what it is. The base and the contributions of all reasons sum to it (within
 * 10⁻⁹).
 *
 * @param prediction the prediction that is explained
 * @param base the churn probability of a customer who is average in everything, in a time without seasons
 * @param reasons what distinguishes this customer, from the largest contribution to the smallest
 * @param withoutHistory where the prediction is based on a history: the prediction from the four inputs alone
 * @param history what the history adds, in words
 */
public record Explanation(
        Prediction prediction, double base, List<Reason> reasons, Optional<Prediction> withoutHistory, String history)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public Explanation {
        reasons = List.copyOf(reasons);
    }

    /** The fields in JSON, and in Java's serialised form, as {@link Optional} is not serializable. */
    record Json(
            Prediction prediction,
            double base,
            List<Reason> reasons,
            @Nullable Prediction withoutHistory,
            String history)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        Object readResolve() {
            return of(this);
        }
    }

    @JsonValue
    Json toJson() {
        return new Json(prediction, base, reasons, withoutHistory.orElse(null), history);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Explanation of(Json json) {
        return new Explanation(
                json.prediction, json.base, json.reasons, Optional.ofNullable(json.withoutHistory), json.history);
    }

    private Object writeReplace() {
        return toJson();
    }
}
