package io.customerprediction.app.pages.batch;

import io.customerprediction.app.jobs.Batch;
import io.customerprediction.app.jobs.Batch.Position;
import io.customerprediction.app.jobs.JobPhase;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.jobs.JobState;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a batch is.
 *
 * @param id of the batch
 * @param file its name
 * @param over whether there is a result to look at, or one more question
 * @param percent of the whole work that is done
 * @param phase what is being done, in words
 * @param detail how much and how fast, in words
 * @param cancellable whether it is not too late to cancel
 */
public record ProgressView(
        long id, String file, boolean over, int percent, String phase, String detail, boolean cancellable) {
    private static final int MINUTE = 60;
    private static final double TELLING_SECONDS = 90;

    static ProgressView of(Batch batch, Texts texts) {
        Position position = batch.position();
        boolean over = batch.job().state().isOver() || batch.waiting();
        if (position == null) {
            String phase = batch.job().state() == JobState.QUEUED ? "queued" : "starting";
            return new ProgressView(
                    batch.job().id(), batch.report().file(), over, 0, texts.get("batch.phase." + phase), "", !over);
        }
        return new ProgressView(
                batch.job().id(),
                batch.report().file(),
                over,
                (int) (100 * position.done()),
                texts.get("batch.phase." + position.phase().key()),
                detail(position, texts),
                !over && position.phase() != JobPhase.FINISHING);
    }

    private static String detail(Position position, Texts texts) {
        List<String> parts = new ArrayList<>();
        String unit = position.phase() == JobPhase.READING ? "rows" : "customers";
        if (position.phase().counts()) {
            parts.add(texts.get("batch.count." + unit, Figures.count(position.count())));
        }
        if (position.phase().counts() && !Double.isNaN(position.perSecond())) {
            parts.add(texts.get("batch.rate." + unit, Figures.count(position.perSecond())));
        }
        if (position.phase() != JobPhase.FINISHING && !Double.isNaN(position.secondsLeft())) {
            String left = left(position.secondsLeft(), texts);
            parts.add(position.phase() == JobPhase.READING ? texts.get("batch.left.reading", left) : left);
        }
        return String.join(" · ", parts);
    }

    private static String left(double seconds, Texts texts) {
        return seconds < TELLING_SECONDS
                ? texts.get("batch.left.seconds", Math.max(1, Math.round(seconds)))
                : texts.get("batch.left.minutes", Math.round(seconds / MINUTE));
    }
}
