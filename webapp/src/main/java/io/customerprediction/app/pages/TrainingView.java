package io.customerprediction.app.pages;

import io.customerprediction.app.jobs.TrainingSchedule;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.jobs.Job;
import io.customerprediction.app.store.jobs.JobKind;
import io.customerprediction.app.store.jobs.TrainingStart;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be trained, as the page shows it.
 *
 * @param available whether this server can train
 * @param job the training that runs; 0 if none does
 * @param sentence how far it is, or how the last one ended; empty if there was none
 * @param plan when one begins without being asked for, each in a sentence
 */
public record TrainingView(boolean available, long job, String sentence, List<String> plan) {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV", Locale.ROOT);

    /** Without a database nothing can be trained. */
    public static final TrainingView NONE = new TrainingView(false, 0, "", List.of());

    /** @param available whether this server can train */
    public static TrainingView of(Store store, boolean available, TrainingSchedule.When when, Texts texts) {
        List<String> plan = available ? plan(store, when, texts) : List.of();
        List<Job> newest = store.jobs().newest(JobKind.RETRAIN, 1);
        @Nullable Job last = newest.isEmpty() ? null : newest.get(0);
        if (last == null) {
            return new TrainingView(available, 0, "", plan);
        }
        String key = "model.train." + last.state();
        String sentence = switch (last.state()) {
            case QUEUED, RUNNING -> texts.get(key, Math.round(100 * last.progress()));
            case DONE -> texts.get(key, last.result().orElse(""));
            case FAILED -> texts.get(key, last.message());
            default -> texts.get(key);
        };
        return new TrainingView(available, last.state().isOver() ? 0 : last.id(), sentence, plan);
    }

    private static List<String> plan(Store store, TrainingSchedule.When when, Texts texts) {
        Optional<TrainingStart> before = store.trainingStarts().newest();
        List<String> plan = new ArrayList<>();
        when.schedule().ifPresent(cron -> plan.add(texts.get("model.plan.schedule", cron, next(before, when))));
        if (when.orders() > 0) {
            long since = before.map(start -> store.logRows() - start.logRows()).orElse(0L);
            plan.add(texts.get("model.plan.orders", Figures.count(when.orders()), Figures.count(Math.max(0, since))));
        }
        if (when.onDrift()) {
            plan.add(texts.get("model.plan.drift"));
        }
        return plan;
    }

    private static String next(Optional<TrainingStart> before, TrainingSchedule.When when) {
        return before.flatMap(when::next)
                .map(time -> MINUTES.format(time.atZone(when.zone())))
                .orElse("–");
    }
}
