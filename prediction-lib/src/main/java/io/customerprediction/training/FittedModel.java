package io.customerprediction.training;

import io.customerprediction.model.ForecastModel;
import io.customerprediction.model.report.ModelCard.LeftOut;
import java.util.List;

/**
 * A model that was just fitted.
 *
 * @param model the model
 * @param leftOut parts whose fit failed, which therefore do not count in the model
 */
record FittedModel(ForecastModel model, List<LeftOut> leftOut) {
    /** Keeps its own copy of the list. */
    FittedModel {
        leftOut = List.copyOf(leftOut);
    }
}
