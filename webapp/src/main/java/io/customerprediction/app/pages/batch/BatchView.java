package io.customerprediction.app.pages.batch;

import io.customerprediction.app.formats.NumberStyle;
import io.customerprediction.app.jobs.Batch;
import io.customerprediction.app.jobs.BatchFault;
import io.customerprediction.app.jobs.BatchOrder.Use;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The page where files are brought.
 *
 * @param error what is wrong with what was sent, or {@code null}
 * @param use what is done with the file besides predicting
 * @param isStored whether purchases are stored, which a file can be added to
 * @param asOf as it was typed
 * @param asks whether the columns are to be shown first
 * @param longest how long a file may be, in words
 * @param longestBytes the same as a number
 * @param kept of how many batches the results are kept
 * @param recent the newest batches
 */
public record BatchView(
        @Nullable String error,
        Use use,
        boolean isStored,
        String asOf,
        boolean asks,
        String longest,
        long longestBytes,
        int kept,
        List<Recent> recent) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * One batch.
     *
     * @param state key of its texts
     * @param words how it stands
     * @param size of the file
     * @param when it came, in UTC
     */
    public record Recent(long id, String file, String state, String words, String size, String when) {
        static Recent of(Batch batch, Texts texts) {
            String state = BatchView.state(batch);
            return new Recent(
                    batch.job().id(),
                    batch.report().file(),
                    state,
                    texts.get("batch.state." + state),
                    BatchView.size(batch.report().bytes()),
                    MINUTE.format(batch.job().createdAt()));
        }
    }

    /** What is wrong, and what to do. */
    static String fault(BatchFault fault, Texts texts) {
        String key = fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return texts.get("batch.fault." + key, fault.details().toArray());
    }

    /** How a batch stands, as a key of the texts. */
    static String state(Batch batch) {
        return batch.waiting() ? "waiting" : batch.job().state().name().toLowerCase(Locale.ROOT);
    }

    /** A number of bytes as people read it. */
    static String size(long bytes) {
        if (bytes < 1 << 10) {
            return Figures.count(bytes) + "\u00a0bytes";
        }
        String[] units = {"KiB", "MiB", "GiB", "TiB"};
        double size = bytes / 1024.0;
        int unit = 0;
        while (size >= 1024 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        String pattern = size < 10 && size != Math.rint(size) ? "%.1f\u00a0%s" : "%.0f\u00a0%s";
        return NumberStyle.current().write(String.format(Locale.ROOT, pattern, size, units[unit]));
    }
}
