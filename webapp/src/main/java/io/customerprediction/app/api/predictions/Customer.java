package io.customerprediction.app.api.predictions;

import io.customerprediction.Rfm;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.history.CustomerHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One customer that a request asks about. */
sealed interface Customer {
    /** The asker's own name for the customer, given back with the answer. */
    @Nullable
    String id();

    /** A customer of whom only the four inputs are known. */
    record Summed(@Nullable String id, Rfm inputs) implements Customer {}

    /** A customer whose purchases are known. */
    record Remembered(@Nullable String id, CustomerHistory history) implements Customer {}

    /** A customer who cannot be predicted, for these reasons. */
    record Unclear(@Nullable String id, List<FieldError> errors) implements Customer {}
}
