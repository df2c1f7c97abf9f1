package shop;

import io.customerprediction.CustomerPredictor;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The model that answers now. Another one that is trained into the folder, promoted or taken back answers within seconds;
 * a request that has taken one finishes with it.
 */
@Component
class CurrentModel {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentModel.class);

    private final Path models;
    private volatile CustomerPredictor predictor;

    CurrentModel(@Value("${models}") Path models) throws IOException {
        this.models = models;
        predictor = CustomerPredictor.load(models);
    }

    CustomerPredictor predictor() {
        return predictor;
    }

    @Scheduled(fixedDelayString = "${reload.milliseconds:2000}")
    void reload() {
        try {
            predictor = predictor.reloaded(models);
        } catch (IOException e) {
            LOG.error(
                    "The model in {} cannot be loaded; {} goes on answering",
                    models,
                    predictor.model().id(),
                    e);
        }
    }
}
