package io.customerprediction.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A model and its papers, as kept in one folder.
 *
 * @param id names the model in answers and logs; made of what the model is, so equal models have equal ids
 * @param model answers
 * @param card the model card, as JSON
 */
public record ModelBundle(String id, ForecastModel model, JsonNode card) {
    /**
     * Loads a bundle after verifying checksums, version and probe rows.
     *
     * @throws InvalidBundleException if the folder is no whole bundle of this version
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static ModelBundle load(Path folder) throws IOException {
        throw new IOException("not built yet: " + folder);
    }
}
