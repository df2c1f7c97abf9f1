package io.customerprediction.transactions.records;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The records of a source that is not text, one after the other; the first one holds the names of the columns. */
public interface Records extends Closeable {
    /**
     * Writes the next record.
     *
     * @return whether there was one
     * @throws IOException if the source cannot be read on; the message is one line and says what to do
     */
    boolean next(RecordText text) throws IOException;

    /** Share of the source that has been read, from 0 to 1; 0 where it is not known. */
    double done();

    /** What a user should know about how the source was read, such as columns that were left out; may grow while it is read. */
    List<String> notes();
}
