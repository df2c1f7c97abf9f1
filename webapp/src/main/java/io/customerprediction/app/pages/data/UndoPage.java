package io.customerprediction.app.pages.data;

import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.loads.UndoableLoad;
import io.customerprediction.app.store.loads.UndoneLoad;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Brings back what the last load replaced, once somebody has read what changes by that. Thread-safe. */
public final class UndoPage {
    private static final String LOAD = "load";

    private final Dashboard dashboard;
    private final Pages pages;
    private final Runnable scoreAnew;

    /** @param scoreAnew has the customers that are stored scored soon */
    public UndoPage(Dashboard dashboard, Pages pages, Runnable scoreAnew) {
        this.dashboard = dashboard;
        this.pages = pages;
        this.scoreAnew = scoreAnew;
    }

    /** Shows what is brought back and what goes. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UndoableLoad load = store().undoableLoad().orElseThrow(this::nothing);
        pages.show(request, response, HttpServletResponse.SC_OK, "data-undo", UndoView.of(load));
    }

    /** Undoes the load that was shown, and goes back to what is stored. */
    public void undo(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SentForm sent = SentForm.of(request, dashboard.texts());
        Optional<UndoneLoad> undone = Optional.of(sent.text(LOAD))
                .filter(id -> id.matches("[0-9]{1,18}"))
                .flatMap(id -> store().undoLoad(Long.parseLong(id)));
        if (undone.isEmpty()) {
            throw nothing();
        }
        scoreAnew.run();
        int left = undone.get().mayBeStored();
        SentForm.goTo(response, request.getContextPath() + "/data?" + DataPage.UNDONE + "=" + left);
    }

    private Store store() {
        return dashboard.store().orElseThrow(this::nothing);
    }

    private Problem nothing() {
        return Problem.of(Kind.CONFLICT, dashboard.texts().get("data.undo.none"));
    }
}
