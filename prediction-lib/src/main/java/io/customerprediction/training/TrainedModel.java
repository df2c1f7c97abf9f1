package io.customerprediction.training;

import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.report.EvaluationReport;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A model fresh from training, with the report of how well its kind did in the log's own past.
 *
 * @param bundle the model and its papers; can answer at once
 * @param evaluation the backtest, which the model card quotes
 */
public record TrainedModel(ModelBundle bundle, EvaluationReport evaluation) {
    /**
     * Writes the bundle to {@code folder/<id>} and makes it the one that answers. A crash or a full disk leaves the one
     * before it in its place.
     *
     * @param folder of model versions ({@link io.customerprediction.model.ModelRegistry}); it is made if it does not exist
     * @return the folder of the bundle
     * @throws IOException if the disk fails or is full, or the folder holds something else
     */
    public Path save(Path folder) throws IOException {
        return bundle.save(folder);
    }
}
