package io.customerprediction.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerprediction.features.FeatureProfile;
import io.customerprediction.model.report.EvaluationReport;
import io.customerprediction.model.report.ModelCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a bundle holds about its model: the card, the report of the backtest and the profile of the customers. Card and report are kept as JSON and read when
 * they are asked for, as binding them takes a tenth of a second that a starting server does not spend.
 *
 * @param cardJson the model card as JSON
 * @param evaluationJson the report of the backtest as JSON
 * @param profile how the customers of the training log were distributed; empty in bundles of releases that did not keep it
 */
public record Documents(String cardJson, String evaluationJson, Optional<FeatureProfile> profile) {
    /**
     * The main figures of the card.
     *
     * @param grade from A to D; empty if the card has none
     * @param auc mean over the graded dates of the backtest; {@code NaN} if nothing was tested
     * @param brier mean Brier score over the same dates; {@code NaN} if nothing was tested
     * @param fingerprint of the log that the model was trained on, as text; empty if the card has none
     */
    public record Summary(String grade, double auc, double brier, String fingerprint) {}

    /** The documents of a model that was just trained. */
    public static Documents of(ModelCard card, EvaluationReport evaluation, FeatureProfile profile) {
        return new Documents(card.json(), evaluation.json(), Optional.of(profile));
    }

    /**
     * The model card.
     *
     * @throws IllegalArgumentException if it cannot be read, naming where
     */
    public ModelCard card() {
        return ModelCard.parse(cardJson);
    }

    /**
     * The report of the backtest.
     *
     * @throws IllegalArgumentException if it cannot be read, naming where
     */
    public EvaluationReport evaluation() {
        return EvaluationReport.parse(evaluationJson);
    }

    /** The main figures of the card, read without binding it. */
    public Summary summary() {
        try {
            JsonNode card = BundleJson.tree(cardJson.getBytes(StandardCharsets.UTF_8));
            JsonNode forest = card.path("figures").path(0);
            return new Summary(
                    card.path("grade").path("letter").asText(),
                    forest.path("auc").asDouble(Double.NaN),
                    forest.path("brier").asDouble(Double.NaN),
                    card.path("data").path("fingerprint").asText(""));
        } catch (IOException e) {
            throw new UncheckedIOException("the model card is not readable: " + e.getMessage(), e);
        }
    }
}
