package io.customerprediction.app.inbox;

import io.customerprediction.app.jobs.OrderCounts;
import io.customerprediction.app.report.CleaningView;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.app.store.orders.FileArrivals.Taken;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.LogOrders;
import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.CleaningReport.Example;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RejectionReason;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import io.customerprediction.transactions.records.OneLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that was read, and is to be added to what is stored. For one thread. */
final class FileToAdd {
    private static final Logger LOG = LoggerFactory.getLogger(FileToAdd.class);

    private final Path file;
    private final @Nullable CleanedLog log;
    private final String fault;

    private FileToAdd(Path file, @Nullable CleanedLog log, String fault) {
        this.file = file;
        this.log = log;
        this.fault = fault;
    }

    /**
     * How a file ended.
     *
     * @param isAdded whether its orders are stored
     * @param mayBeKept whether it has no rows of customers who were erased
     * @param report in words
     */
    record Ending(boolean isAdded, boolean mayBeKept, String report) {}

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read now, but may be later
     * @throws CancellationException if the progress throws it
     */
    static FileToAdd read(Path file, Inbox.Rules rules, Store store, RowProgress progress) throws IOException {
        try {
            return new FileToAdd(
                    file,
                    CleanedLog.read(
                            CsvRows.of(file, rules.format()).maxInflatedBytes(rules.maxInflatedBytes()),
                            CleaningRules.upTo(rules.today()),
                            progress,
                            LogOrders.everything(rules.names()),
                            store.erased()::keptFrom),
                    "");
        } catch (CancellationException | StoreException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return new FileToAdd(file, null, fault(file, e));
        }
    }

    private static String fault(Path file, Throwable e) throws IOException {
        if (isMemoryShort(e)) {
            return "the file needs more memory than the "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB of the server: split it, or start the server with a larger heap (-Xmx)";
        }
        Throwable cause = e instanceof UncheckedIOException wrapped ? wrapped.getCause() : e;
        if (cause instanceof IOException refused) {
            if (isTemporary(refused)) {
                throw refused;
            }
            return String.valueOf(refused.getMessage()).replace(file.toString(), String.valueOf(file.getFileName()));
        }
        LOG.error("A file of the inbox could not be read", e);
        return "the server failed to read the file; its log has the cause";
    }

    private static boolean isTemporary(IOException e) {
        return e instanceof FileSystemException
                || e.getCause() instanceof FileSystemException
                || StoreException.isDiskFull(e);
    }

    private static boolean isMemoryShort(@Nullable Throwable e) {
        return e != null && (e instanceof OutOfMemoryError || isMemoryShort(e.getCause()));
    }

    /** Rows that were not used, by reason. */
    Map<String, Long> setAside() {
        return log == null ? Map.of() : log.cleaning().setAside();
    }

    /** Stores its orders, all or none; they are on disk when this returns. */
    Ending add(Store store) {
        if (log == null) {
            return refused(fault);
        }
        boolean[] erased = {log.cleaning().setAside().containsKey(RejectionReason.ERASED.words())};
        try {
            Taken taken = store.files().take(name(), log, orders -> {
                erased[0] |= orders.containsKey(Outcome.ERASED);
                return OrderCounts.words(orders);
            });
            String result = taken.wasTaken()
                    ? "The same file was added before, and nothing is changed. It was then: " + taken.report()
                    : "Added: " + taken.report();
            String deleted = erased[0] ? "The file is deleted, as it has rows of customers who were erased.\n" : "";
            return new Ending(true, !erased[0], result + ".\n" + deleted + rows(log.cleaning()));
        } catch (IllegalArgumentException e) {
            return refused(String.valueOf(e.getMessage()));
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.OTHER_CURRENCY) {
                return refused(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }

    private static Ending refused(String reason) {
        return new Ending(
                false,
                true,
                OneLine.message("Not added, nothing is changed: " + reason)
                        + ".\nCorrect the file and put it into the inbox again; columns and values that are not recognised can"
                        + " be named with the command load, or on the page Batch.\n");
    }

    /** How the file was read, and which rows were not used; without their values, which may be ids. */
    private static String rows(CleaningReport report) {
        CleaningView view = CleaningView.of(report);
        StringBuilder text = new StringBuilder();
        line(text, view.summary() + ".");
        report.setAside()
                .forEach((reason, rows) ->
                        line(text, String.format(Locale.ROOT, "  %,d %s%s", rows, reason, example(report, reason))));
        line(text, view.reading() + ".");
        view.decisions().forEach(decision -> line(text, "Understood: " + decision + "."));
        view.doubts().forEach(doubt -> line(text, "Warning: " + doubt + "."));
        return text.toString();
    }

    private static String example(CleaningReport report, String reason) {
        Optional<Example> first = report.examples().stream()
                .filter(example -> example.reason().equals(reason))
                .findFirst();
        return first.map(example -> ", such as line " + example.line()
                        + (example.column().isEmpty() ? "" : ", column " + example.column()))
                .orElse("");
    }

    private static void line(StringBuilder text, String line) {
        text.append(OneLine.message(line.replace('\u00a0', ' '))).append('\n');
    }
}
