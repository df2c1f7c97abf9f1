package io.customerprediction.app.pages.model;

import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.Job;
import io.customerprediction.app.store.JobKind;
import io.customerprediction.app.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Training on demand, as the page shows it.
 *
 * @param available whether this server can train
 * @param job the training that runs; 0 if none does
 * @param sentence how far it is, or how the last one ended; empty if there was none
 */
public record TrainingView(boolean available, long job, String sentence) {
    /** Without a database nothing can be trained. */
    static final TrainingView NONE = new TrainingView(false, 0, "");

    static TrainingView of(Store store, boolean available, Texts texts) {
        List<Job> newest = store.jobs().newest(JobKind.RETRAIN, 1);
        @Nullable Job last = newest.isEmpty() ? null : newest.get(0);
        if (last == null) {
            return new TrainingView(available, 0, "");
        }
        String key = "model.train." + last.state();
        String sentence = switch (last.state()) {
            case QUEUED, RUNNING -> texts.get(key, Math.round(100 * last.progress()));
            case DONE -> texts.get(key, last.result().orElse(""));
            case FAILED -> texts.get(key, last.message());
            default -> texts.get(key);
        };
        return new TrainingView(available, last.state().isOver() ? 0 : last.id(), sentence);
    }
}
