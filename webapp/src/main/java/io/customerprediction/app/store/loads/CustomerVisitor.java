package io.customerprediction.app.store.loads;

import io.customerprediction.history.CustomerHistory;

/** Takes customers one by one. */
@FunctionalInterface
public interface CustomerVisitor {
    /**
     * The next customer; some may have no purchase day, so that nothing can be predicted for them.
     *
     * @param number in the log that was loaded, from 0, ascending
     */
    void visit(int number, String id, CustomerHistory history);
}
