package io.customerprediction.training;

import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.report.EvaluationReport;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A model that was just trained, with the report of how well such models predicted in the log's own past.
 *
 * @param bundle the model with its card and report; can make predictions at once
 * @param evaluation the backtest, which the model card summarises
 */
public record TrainedModel(ModelBundle bundle, EvaluationReport evaluation) {
    /**
     * Writes the bundle to {@code folder/<id>} and makes it the active version. After a crash or with a full disk the
     * version before it stays active.
     *
     * @param folder of model versions ({@link io.customerprediction.model.ModelRegistry}); it is made if it does not exist
     * @return the folder of the bundle
     * @throws IOException if the disk fails or is full, or the folder holds something else
     */
    public Path save(Path folder) throws IOException {
        return bundle.save(folder);
    }
}
