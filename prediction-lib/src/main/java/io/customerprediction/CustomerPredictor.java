package io.customerprediction;

import io.customerprediction.history.CustomerHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/** Interim shape while the bundle is being built. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"})
public final class CustomerPredictor {
    private CustomerPredictor() {}

    public static CustomerPredictor load(Path bundle) throws IOException {
        throw new IOException("not built yet: " + bundle);
    }

    public Prediction predict(Rfm rfm) {
        throw new IllegalStateException("not built yet: " + rfm);
    }

    public Prediction predict(CustomerHistory history, LocalDate asOf) {
        throw new IllegalStateException("not built yet: " + history + asOf);
    }

    public ModelInfo model() {
        throw new IllegalStateException("not built yet");
    }
}
