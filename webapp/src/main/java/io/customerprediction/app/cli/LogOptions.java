package io.customerprediction.app.cli;

import io.customerprediction.transactions.layout.ColumnNames;
import io.customerprediction.transactions.csv.CsvRows;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.CleaningRules.Returns;
import io.customerprediction.transactions.csv.LogFormat;
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
            description = "The log: one row an order or an order line, as CSV or as the CDNOW text, gzip or not.")
    @SuppressWarnings("NullAway.Init")
    private Path transactions;

    @Option(
            names = "--customer-column",
            paramLabel = "NAME",
            description = "Column with the customer's id (default: found by the header).")
    private @Nullable String customerColumn;

    @Option(
            names = "--time-column",
            paramLabel = "NAME",
            description = "Column with the date or time of purchase (default: found by the header).")
    private @Nullable String timeColumn;

    @Option(
            names = "--amount-column",
            paramLabel = "NAME",
            description =
                    "Column with the money of the row; wins over quantity times price (default: found by the header;"
                            + " a log without amounts works).")
    private @Nullable String amountColumn;

    @Option(
            names = "--order-column",
            paramLabel = "NAME",
            description =
                    "Column with the order's id (default: found by the header; without one, the rows of a customer and"
                            + " day are one purchase).")
    private @Nullable String orderColumn;

    @Option(
            names = "--quantity-column",
            paramLabel = "NAME",
            description = "Column with the number of pieces (default: found by the header).")
    private @Nullable String quantityColumn;

    @Option(
            names = "--price-column",
            paramLabel = "NAME",
            description = "Column with the price of a piece (default: found by the header).")
    private @Nullable String priceColumn;

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description = "How times are written, as in dd.MM.yyyy HH:mm (default: found by the first rows).")
    private @Nullable String dateFormat;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            converter = OptionValues.Encoding.class,
            description = "Encoding of the text, such as ISO-8859-1 (default: found by the bytes).")
    private @Nullable Charset encoding;

    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            converter = OptionValues.Delimiter.class,
            description = "Between the fields of a row, or the word tab (default: found by the header).")
    private @Nullable Character delimiter;

    @Option(
            names = "--returns",
            paramLabel = "RULE",
            defaultValue = "net-off",
            converter = OptionValues.ReturnsRule.class,
            description =
                    "What is done with negative amounts: net-off lowers the customer's spend of the day, set-aside"
                            + " leaves them out (default: ${DEFAULT-VALUE}).")
    private Returns returns = Returns.NET_OFF;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Writes every row that was set aside, with line, column and reason (default: nowhere).")
    private @Nullable Path rejects;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes what became of the rows as JSON (default: nowhere).")
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
                source,
                rules,
                (rows, done) -> terminal.rows("reading " + transactions.getFileName(), rows, done));
        terminal.end();
        if (report != null) {
            OutputFile.write(report, CleaningJson.write(transactions, log.cleaning()));
        }
        return log;
    }
}
