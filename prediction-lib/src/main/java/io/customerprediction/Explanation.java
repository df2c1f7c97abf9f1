package io.customerprediction;

import java.util.List;
import java.util.Optional;

/**
 * Why a customer's churn probability is what it is. The base and the contributions of all reasons sum to it (within
 * 10⁻⁹).
 *
 * @param prediction the answer that is explained
 * @param base the churn probability of a customer who is average in everything, in a time without seasons
 * @param reasons what makes this customer's another one, from the largest contribution to the smallest
 * @param withoutHistory where the answer rests on a history: what the four inputs alone would have told
 * @param history what the history adds, in words
 */
public record Explanation(
        Prediction prediction, double base, List<Reason> reasons, Optional<Prediction> withoutHistory, String history) {
    public Explanation {
        reasons = List.copyOf(reasons);
    }
}
