package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.layout.Choices;
import io.customerprediction.transactions.layout.ColumnNames;
import java.nio.charset.Charset;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How the file of a log is written. What is {@code null} is detected by the header and the first rows.
 *
 * @param columns which column has which role
 * @param choices how values are read where they leave it open
 * @param encoding of the text
 * @param delimiter between the fields of a row
 */
public record LogFormat(
        ColumnNames columns,
        Choices choices,
        @Nullable Charset encoding,
        @Nullable Character delimiter) {
    /** Everything is detected. */
    public static final LogFormat DETECT = new LogFormat(ColumnNames.DETECT, Choices.NONE, null, null);

    /** The same, with a zone to which times with an offset are converted if none was chosen. */
    public LogFormat inZone(ZoneId zone) {
        return new LogFormat(columns, choices.inZone(zone), encoding, delimiter);
    }
}
