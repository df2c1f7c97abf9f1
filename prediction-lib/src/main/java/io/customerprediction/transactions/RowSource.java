package io.customerprediction.transactions;

import java.io.IOException;

/** Something that has the rows of a purchase log: a file, a database, objects of the caller. */
public interface RowSource {
    /**
     * Reads all rows once, cleans them and passes what is kept to the sink, in the order of the source and from the
     * calling thread.
     *
     * @param progress is called a few times a second at most and may throw to cancel; what it throws is passed on
     * @return what was read and why rows were rejected
     * @throws IOException if the rows cannot be read or none of them can be kept; the message says what to do
     */
    CleaningReport read(CleaningRules rules, OrderSink sink, RowProgress progress) throws IOException;
}
