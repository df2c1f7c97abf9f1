package io.customerprediction.transactions.records;

import java.io.IOException;

/** Opens the same records again for each reading. */
@FunctionalInterface
public interface RecordsOpener {
    /**
     * Opens them at their beginning; whoever reads them closes them.
     *
     * @throws IOException if that fails; the message is one line and says what to do
     */
    Records open() throws IOException;
}
