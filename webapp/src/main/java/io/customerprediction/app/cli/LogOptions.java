package io.customerprediction.app.cli;

import io.customerprediction.history.CleanedLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.CleaningRules.Returns;
import io.customerprediction.transactions.csv.CsvRows;
import io.customerprediction.transactions.csv.LogFormat;
import io.customerprediction.transactions.layout.ColumnNames;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which log is read, how it is written and what is done with its rows: the same for every command that reads one. */
final class LogOptions {
    @Option(
            names = "--transactions",
            paramLabel = "FILE",
            required = true,
            description =
                    "The log: one row for each order or order line, as CSV or CDNOW text, plain or compressed with gzip.")
    @SuppressWarnings("NullAway.Init")
    private Path transactions;

    @Option(
            names = "--customer-column",
            paramLabel = "NAME",
            description = "Column with the customer id (default: detected from the header).")
    private @Nullable String customerColumn;

    @Option(
            names = "--time-column",
            paramLabel = "NAME",
            description = "Column with the date or time of purchase (default: detected from the header).")
    private @Nullable String timeColumn;

    @Option(
            names = "--amount-column",
            paramLabel = "NAME",
            description =
                    "Column with the amount of the row; takes precedence over quantity times price (default: detected from the"
                            + " header; optional).")
    private @Nullable String amountColumn;

    @Option(
            names = "--order-column",
            paramLabel = "NAME",
            description =
                    "Column with the order id (default: detected from the header; without one, all rows of a customer and"
                            + " day count as one purchase).")
    private @Nullable String orderColumn;

    @Option(
            names = "--quantity-column",
            paramLabel = "NAME",
            description = "Column with the number of items (default: detected from the header).")
    private @Nullable String quantityColumn;

    @Option(
            names = "--price-column",
            paramLabel = "NAME",
            description = "Column with the price of one item (default: detected from the header).")
    private @Nullable String priceColumn;

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description =
                    "Format of dates and times, such as dd.MM.yyyy HH:mm (default: detected from the first rows).")
    private @Nullable String dateFormat;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            converter = OptionValues.Encoding.class,
            description = "Character encoding, such as ISO-8859-1 (default: detected).")
    private @Nullable Charset encoding;

    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            converter = OptionValues.Delimiter.class,
            description = "Character between the fields of a row, or the word tab (default: detected from the header).")
    private @Nullable Character delimiter;

    @Option(
            names = "--returns",
            paramLabel = "RULE",
            defaultValue = "net-off",
            converter = OptionValues.ReturnsRule.class,
            description =
                    "How to treat negative amounts: net-off subtracts them from the customer's spend of the day, set-aside"
                            + " leaves them out (default: ${DEFAULT-VALUE}).")
    private Returns returns = Returns.NET_OFF;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "File for the rows that are left out, with line, column and reason (default: not written).")
    private @Nullable Path rejects;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "File for the import summary as JSON (default: not written).")
    private @Nullable Path report;

    /** This file, as it is found to be written. */
    static LogOptions ofFile(Path file) {
        LogOptions options = new LogOptions();
        options.transactions = file;
        return options;
    }

    /** The file as the user named it. */
    Path file() {
        return transactions;
    }

    /** Reads the log, showing how far it has come, and writes the reports that were asked for. */
    CleanedLog read(Terminal terminal) throws IOException {
        ColumnNames columns =
                new ColumnNames(customerColumn, timeColumn, amountColumn, orderColumn, quantityColumn, priceColumn);
        CsvRows source = CsvRows.of(transactions, new LogFormat(columns, dateFormat, encoding, delimiter))
                .rejectedRowsTo(rejects);
        CleaningRules rules = new CleaningRules(returns, LocalDate.now(ZoneId.systemDefault()));
        CleanedLog log = CleanedLog.read(
                source, rules, (rows, done) -> terminal.rows("reading " + transactions.getFileName(), rows, done));
        terminal.end();
        if (report != null) {
            OutputFile.write(report, CleaningJson.write(transactions, log.cleaning()));
        }
        return log;
    }
}
