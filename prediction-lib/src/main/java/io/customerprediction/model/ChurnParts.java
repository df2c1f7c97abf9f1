package io.customerprediction.model;

import io.customerprediction.features.FeatureGroup;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A churn probability in parts: base, groups, rhythm, season and due sum to it (within 10⁻⁹).
 *
 * @param churnProbability as the model predicts it
 * @param base what the model would predict for a customer who is average in everything, in a time without seasons
 * @param groups what each group of features adds
 * @param rhythm what BG/NBD adds; empty where the model has none
 * @param rhythmAlone what BG/NBD alone would predict, in a time without seasons; empty where the model has none
 * @param season what the season ahead adds; empty where the model has none
 * @param due what the customer's own rhythm adds; empty where the model has none
 */
public record ChurnParts(
        double churnProbability,
        double base,
        Map<FeatureGroup, Double> groups,
        OptionalDouble rhythm,
        OptionalDouble rhythmAlone,
        OptionalDouble season,
        OptionalDouble due) {
    public ChurnParts {
        groups = Map.copyOf(groups);
    }
}
