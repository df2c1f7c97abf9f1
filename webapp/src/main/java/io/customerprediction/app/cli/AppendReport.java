package io.customerprediction.app.cli;

import io.customerprediction.app.jobs.OrderCounts;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.orders.FileArrivals.Taken;
import io.customerprediction.history.CleanedLog;
import java.io.IOException;
import java.io.PrintWriter;

/** Adds a file to what is stored and says what was done with its orders. */
final class AppendReport {
    private AppendReport() {}

    static void print(String name, Store store, CleanedLog log, PrintWriter out) throws IOException {
        Taken taken;
        try {
            taken = store.files().take(name, log, OrderCounts::words);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (taken.wasTaken()) {
            out.println("The same file was added before, and nothing is changed. It was then: " + taken.report());
        } else {
            out.println(name + ": " + taken.report());
        }
    }
}
