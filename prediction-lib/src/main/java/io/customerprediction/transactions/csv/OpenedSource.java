package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.files.FileText;
import io.customerprediction.transactions.files.FileText.Opening;
import io.customerprediction.transactions.records.RawInput;
import io.customerprediction.transactions.records.Records;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is read: either bytes of any kind or records.
 *
 * @param bytes {@code null} if it is records
 * @param records {@code null} if it is bytes
 */
record OpenedSource(@Nullable RawInput bytes, @Nullable Records records) {
    static OpenedSource of(RawInput bytes) {
        return new OpenedSource(bytes, null);
    }

    static OpenedSource of(Records records) {
        return new OpenedSource(null, records);
    }

    /** As text. */
    FileText text(Opening how) throws IOException {
        if (records != null) {
            return FileText.of(records, how);
        }
        if (bytes == null) {
            throw new IllegalStateException("neither bytes nor records");
        }
        return FileText.open(bytes, how);
    }
}
