package io.customerprediction.app.pages;

import io.customerprediction.app.jobs.DataReadiness;
import io.customerprediction.app.jobs.Retraining;
import io.customerprediction.app.jobs.TrainingSchedule;
import io.customerprediction.app.models.LiveModel;
import io.customerprediction.app.pages.StartView.State;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.loads.DataSet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From nothing to customers with predictions, step by step: purchases, whether they are enough, a model. Thread-safe. */
public final class StartPage {
    private static final int HORIZON = 90;

    private final Pages pages;
    private final Supplier<Optional<Store>> store;
    private final LiveModel model;
    private final Retraining retraining;
    private final TrainingSchedule.When schedule;
    private final Supplier<LocalDate> today;
    private final DataReadiness readiness = new DataReadiness();

    /**
     * @param store empty if there is no database
     * @param schedule when models are trained without being asked for
     * @param today the last day that can be learnt from
     */
    public StartPage(
            Pages pages,
            Supplier<Optional<Store>> store,
            LiveModel model,
            Retraining retraining,
            TrainingSchedule.When schedule,
            Supplier<LocalDate> today) {
        this.pages = pages;
        this.store = store;
        this.model = model;
        this.retraining = retraining;
        this.schedule = schedule;
        this.today = today;
    }

    /**
     * Shows the next step.
     *
     * @param here which page it takes the place of
     */
    public void show(HttpServletRequest request, HttpServletResponse response, String here) throws IOException {
        pages.show(request, response, HttpServletResponse.SC_OK, "start", view(here));
    }

    private StartView view(String here) {
        Optional<Store> opened = store.get();
        if (opened.isEmpty()) {
            return new StartView(here, State.NO_DATABASE, null, null, TrainingView.NONE);
        }
        TrainingView training = TrainingView.of(opened.get(), retraining.isAvailable(), schedule, pages.texts());
        @Nullable String purchases = purchases(opened.get());
        State state = state(purchases != null, training);
        boolean matters = state == State.NO_MODEL;
        return new StartView(
                here,
                state,
                purchases,
                matters
                        ? readiness
                                .of(opened.get(), today.get(), HORIZON)
                                .map(StartView.Ready::of)
                                .orElse(null)
                        : null,
                training);
    }

    private State state(boolean hasPurchases, TrainingView training) {
        if (training.job() != 0) {
            return State.TRAINING;
        }
        if (!hasPurchases) {
            return State.NO_PURCHASES;
        }
        return model.get().isEmpty() ? State.NO_MODEL : State.SCORING;
    }

    private @Nullable String purchases(Store opened) {
        Optional<DataSet> data = opened.dataSet();
        if (data.isPresent()) {
            DataSet found = data.get();
            return pages.texts()
                    .get(
                            "start.purchases.stored",
                            Figures.count(found.customers()),
                            found.name(),
                            found.firstDay(),
                            found.lastDay());
        }
        long waiting = opened.arrivals().waiting();
        return waiting == 0 ? null : pages.texts().get("start.arrived", Figures.count(waiting));
    }
}
