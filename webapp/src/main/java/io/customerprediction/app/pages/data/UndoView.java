package io.customerprediction.app.pages.data;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.loads.UndoableLoad;
import org.jspecify.annotations.Nullable;

/**
 * The last load and what it replaced.
 *
 * @param id of the load
 * @param loadedAt when it was complete
 * @param customersLost of what it replaced, that are not in its log
 */
public record UndoView(long id, String loadedAt, Log loaded, Log replaced, String customersLost) {
    /** A log in figures. */
    public record Log(String name, String customers, String rows, String firstDay, String lastDay) {
        static Log of(DataSet data) {
            return new Log(
                    data.name(),
                    Figures.count(data.customers()),
                    Figures.count(data.logRows()),
                    data.firstDay().toString(),
                    data.lastDay().toString());
        }
    }

    static UndoView of(UndoableLoad load) {
        return new UndoView(
                load.id(),
                DataView.minute(load.loadedAt()),
                Log.of(load.loaded()),
                Log.of(load.replaced()),
                Figures.count(load.customersLost()));
    }

    /** That a load was undone, in a sentence. */
    static String done(@Nullable String ordersLeftOut, Texts texts) {
        if (ordersLeftOut == null || !ordersLeftOut.matches("[0-9]{1,9}")) {
            return "";
        }
        int left = Integer.parseInt(ordersLeftOut);
        return left == 0 ? texts.get("data.undo.done") : texts.get("data.undo.done.left", Figures.count(left));
    }
}
