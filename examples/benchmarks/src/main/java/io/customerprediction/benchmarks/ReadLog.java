package io.customerprediction.benchmarks;

import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.RowProgress;
import io.customerprediction.transactions.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** From a log to histories, as a process to be timed from outside. */
public final class ReadLog {
    private static final LocalDate LATEST = LocalDate.of(2030, 12, 31);

    private ReadLog() {}

    /**
     * Prints customers, days with entries, and the bytes that the histories keep on the heap.
     *
     * @param arguments the log; and "memory" to collect garbage before memory is looked at, which takes time
     */
    public static void main(String... arguments) throws IOException {
        long before = arguments.length > 1 ? used() : 0;
        PurchaseLog log = CleanedLog.read(
                        CsvRows.of(Path.of(arguments[0])), CleaningRules.upTo(LATEST), RowProgress.NONE)
                .purchases();
        long after = arguments.length > 1 ? used() : 0;
        System.out.printf(Locale.ROOT, "RESULT %d %d %d%n", log.size(), log.days(), after - before);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
