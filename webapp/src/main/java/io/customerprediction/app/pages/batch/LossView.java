package io.customerprediction.app.pages.batch;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.loads.Loss;
import java.util.ArrayList;
import java.util.List;

/**
 * What a log would remove by replacing what is stored.
 *
 * @param id of the data set that would be replaced: what a user agrees to is just this one
 * @param words what is replaced, in a sentence
 * @param lost what of it the log does not have, each in a sentence
 */
public record LossView(long id, String words, List<String> lost) {
    static LossView of(Loss loss, Texts texts) {
        DataSet stored = loss.stored();
        List<String> lost = new ArrayList<>();
        if (loss.customers() > 0) {
            lost.add(texts.get(
                    "batch.loss.customers", Figures.count(loss.customers()), Figures.count(stored.customers())));
        }
        if (loss.isEarlierLost()) {
            lost.add(texts.get("batch.loss.earlier", stored.firstDay()));
        }
        if (loss.isLaterLost()) {
            lost.add(texts.get("batch.loss.later", stored.lastDay()));
        }
        return new LossView(
                stored.id(),
                texts.get(
                        "batch.loss.replace",
                        Figures.count(stored.customers()),
                        stored.name(),
                        stored.firstDay(),
                        stored.lastDay()),
                List.copyOf(lost));
    }
}
