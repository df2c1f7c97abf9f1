package io.customerprediction.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerprediction.features.BgNbd;
import io.customerprediction.features.HistoryFeatures;
import io.customerprediction.features.RfmFeatures;
import io.customerprediction.forest.CompiledForest;
import io.customerprediction.segments.Position;
import io.customerprediction.segments.Segments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code model.json} says: all of a model but its forests.
 *
 * @param schemaVersion of this file; another one is not read
 * @param asOf the last day that the model was trained on
 * @param horizonDays the window that churn is about
 * @param hasAmounts whether the training log knew amounts
 * @param season of the months ahead
 * @param segments of the customers
 * @param highest recency, frequency and monetary that any customer of the training log had on the as-of date
 * @param history what stands beside the forest of the history features
 * @param rfm what stands beside the forest of the four inputs
 */
record ModelFile(
        int schemaVersion,
        LocalDate asOf,
        int horizonDays,
        boolean hasAmounts,
        Season season,
        Segments segments,
        Position highest,
        Hazard history,
        Hazard rfm) {
    static final String NAME = "model.json";
    private static final int VERSION = 1;

    /**
     * A hazard model without its forest.
     *
     * @param features the columns of a row, in order
     * @param times of the numbers that the forest's leaves carry, in days
     * @param bgNbd that has a say, or {@code null}
     * @param bgNbdShare weight of its say
     */
    record Hazard(
            List<String> features, double[] times, @Nullable BgNbd bgNbd, double bgNbdShare) {
        static Hazard of(HazardModel model, List<String> features) {
            return new Hazard(features, model.times(), model.bgNbd(), model.bgNbdShare());
        }

        HazardModel with(CompiledForest forest) {
            if (forest.featureCount() != features.size()) {
                throw new IllegalArgumentException(
                        "the forest takes " + forest.featureCount() + " features, not " + features.size());
            }
            return new HazardModel(forest, times, bgNbd, bgNbdShare);
        }
    }

    static ModelFile of(ForecastModel model, Position highest) {
        return new ModelFile(
                VERSION,
                model.asOf(),
                model.horizon(),
                model.hasAmounts(),
                model.season(),
                model.segments(),
                highest,
                Hazard.of(model.history(), HistoryFeatures.names(model.hasAmounts())),
                Hazard.of(model.rfm(), RfmFeatures.names(model.hasAmounts())));
    }

    byte[] toJson() {
        return BundleJson.write(this);
    }

    /** @throws InvalidBundleException if it is of another version, asks for other features, or is no such file */
    static ModelFile parse(byte[] json, Path bundle) throws IOException {
        JsonNode version = BundleJson.tree(json, NAME, bundle).path("schema_version");
        if (version.asInt() != VERSION) {
            throw InvalidBundleException.unusable(
                    bundle, NAME + " has schema version " + version + ", this program reads " + VERSION);
        }
        ModelFile file = BundleJson.read(json, ModelFile.class, NAME, bundle);
        checkFeatures(file.history, HistoryFeatures.names(file.hasAmounts), bundle);
        checkFeatures(file.rfm, RfmFeatures.names(file.hasAmounts), bundle);
        return file;
    }

    private static void checkFeatures(Hazard hazard, List<String> known, Path bundle) throws IOException {
        if (!hazard.features.equals(known)) {
            throw InvalidBundleException.unusable(
                    bundle,
                    "it was trained on the features " + String.join(", ", hazard.features) + ", this program makes "
                            + String.join(", ", known));
        }
    }

    ForecastModel with(CompiledForest historyForest, CompiledForest rfmForest) {
        return new ForecastModel(
                asOf, horizonDays, hasAmounts, season, segments, history.with(historyForest), rfm.with(rfmForest));
    }
}
