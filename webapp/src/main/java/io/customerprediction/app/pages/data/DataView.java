package io.customerprediction.app.pages.data;

import io.customerprediction.app.insights.FeedState;
import io.customerprediction.app.jobs.Batch;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.pages.TrainingView;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.evaluation.ForecastState;
import io.customerprediction.transactions.CleaningReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is stored and how more of it comes.
 *
 * @param undone that a load was undone, in a sentence; empty if none was
 * @param stored the data set; {@code null} before there is one
 * @param waiting how many orders have arrived since, in a sentence; empty for none
 * @param feed whether orders go on arriving, in a sentence
 * @param isFeedStopped whether they seem to have stopped
 * @param undoable the last load if it can be undone, for those who may; else {@code null}
 * @param connections which ways are set up
 * @param uploads the newest ones; none for those who may not upload
 */
public record DataView(
        String undone,
        @Nullable Stored stored,
        String waiting,
        String feed,
        boolean isFeedStopped,
        @Nullable UndoView undoable,
        Connections connections,
        List<Upload> uploads,
        TrainingView training) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_UPLOADS = 10;
    private static final String UNKNOWN = "–";

    /** The data set, and its orders by day. */
    public record Stored(
            String name,
            String rows,
            String customers,
            String firstDay,
            String lastDay,
            String loadedAt,
            VolumeChart volume) {
        static Stored of(DataSet data, VolumeChart volume) {
            return new Stored(
                    data.name(),
                    Figures.count(data.logRows()),
                    Figures.count(data.customers()),
                    data.firstDay().toString(),
                    data.lastDay().toString(),
                    minute(data.loadedAt()),
                    volume);
        }
    }

    /** A file that was uploaded; numbers of rows where it was a log that was read to its end. */
    public record Upload(
            long id, String file, String state, String when, boolean isStored, String rows, String setAside) {
        static Upload of(Batch batch) {
            CleaningReport cleaning = batch.report().cleaning();
            return new Upload(
                    batch.job().id(),
                    batch.report().file(),
                    batch.waiting() ? "waiting" : batch.job().state().name().toLowerCase(Locale.ROOT),
                    minute(batch.job().createdAt()),
                    batch.report().inStore(),
                    cleaning == null ? UNKNOWN : Figures.count(cleaning.rowsRead()),
                    cleaning == null ? UNKNOWN : Figures.count(cleaning.rowsRead() - cleaning.rowsKept()));
        }
    }

    static List<Upload> uploads(List<Batch> newest) {
        return newest.stream().limit(MOST_UPLOADS).map(Upload::of).toList();
    }

    static String feed(FeedState feed, Texts texts) {
        if (feed.lastOrder().isEmpty()) {
            return texts.get("data.feed.none");
        }
        String last = minute(feed.lastOrder().get());
        if (feed.state() == ForecastState.ACT) {
            return texts.get("data.feed.stopped", last, Figures.count(feed.missing()));
        }
        return texts.get(feed.state() == ForecastState.GREEN ? "data.feed.green" : "data.feed.few", last);
    }

    static String minute(Instant time) {
        return MINUTE.format(time);
    }
}
