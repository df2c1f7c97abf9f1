package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.layout.ColumnNames;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How the file of a log is written. What is {@code null} is detected by the header and the first rows.
 *
 * @param columns which column has which role
 * @param dateFormat pattern of the time column as of {@link java.time.format.DateTimeFormatter}
 * @param encoding of the text
 * @param delimiter between the fields of a row
 */
public record LogFormat(
        ColumnNames columns,
        @Nullable String dateFormat,
        @Nullable Charset encoding,
        @Nullable Character delimiter) {
    /** Everything is detected. */
    public static final LogFormat DETECT = new LogFormat(ColumnNames.DETECT, null, null, null);
}
