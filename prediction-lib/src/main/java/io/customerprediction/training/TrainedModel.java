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
     * Writes the bundle, in place of one that may be there.
     *
     * @throws IOException if the disk fails, or the folder exists and is neither empty nor a bundle
     */
    public void save(Path folder) throws IOException {
        bundle.save(folder);
    }
}
