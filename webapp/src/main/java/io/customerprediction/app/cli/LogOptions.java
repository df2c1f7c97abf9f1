package io.customerprediction.app.cli;

import io.customerprediction.history.CleanedLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.CleaningRules.Returns;
import io.customerprediction.transactions.RowSource;
import io.customerprediction.transactions.csv.CsvRows;
import io.customerprediction.transactions.csv.LogFormat;
import io.customerprediction.transactions.layout.ColumnNames;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which log is read, how it is written and what is done with its rows: the same for every command that reads one. */
final class LogOptions {
    @Option(
            names = "--transactions",
            paramLabel = "FILE",
            description =
                    "The log: one row for each order or order line, as CSV, CDNOW text, JSON or Excel workbook (.xlsx), plain"
                            + " or packed with gzip or zip.")
    private @Nullable Path transactions;

    @ArgGroup(exclusive = false, heading = "%nA database instead of a file:%n")
    private @Nullable JdbcOptions database;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

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

    /** The file as the user named it; for a database its address as a name. */
    Path file() {
        if (database != null) {
            return Path.of(database.name().replaceAll("[^\\w.-]+", "-"));
        }
        return Objects.requireNonNull(transactions, "no log is given");
    }

    private RowSource source(LogFormat format) throws IOException {
        if ((database == null) == (transactions == null)) {
            String problem = database == null
                    ? "Missing required option: '--transactions=FILE', or '--jdbc=URL' with '--query=SQL'"
                    : "Give either --transactions or --jdbc, not both";
            if (command == null) {
                throw new IOException(problem);
            }
            throw new ParameterException(command.commandLine(), problem);
        }
        return database != null
                ? database.rows(format).rejectedRowsTo(rejects)
                : CsvRows.of(file(), format).rejectedRowsTo(rejects);
    }

    /** Reads the log, showing how far it has come, and writes the reports that were asked for. */
    CleanedLog read(Terminal terminal) throws IOException {
        ColumnNames columns =
                new ColumnNames(customerColumn, timeColumn, amountColumn, orderColumn, quantityColumn, priceColumn);
        RowSource source = source(new LogFormat(columns, dateFormat, encoding, delimiter));
        CleaningRules rules = new CleaningRules(returns, LocalDate.now(ZoneId.systemDefault()));
        CleanedLog log = CleanedLog.read(
                source, rules, (rows, done) -> terminal.rows("reading " + file().getFileName(), rows, done));
        terminal.end();
        if (report != null) {
            OutputFile.write(report, CleaningJson.write(file(), log.cleaning()));
        }
        return log;
    }
}
