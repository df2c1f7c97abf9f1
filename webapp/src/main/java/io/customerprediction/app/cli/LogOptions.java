package io.customerprediction.app.cli;

import io.customerprediction.history.CleanedLog;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.CleaningRules.Returns;
import io.customerprediction.transactions.RowSource;
import io.customerprediction.transactions.csv.LogFiles;
import io.customerprediction.transactions.csv.LogFormat;
import io.customerprediction.transactions.csv.LogPreview;
import io.customerprediction.transactions.layout.Choices;
import io.customerprediction.transactions.layout.ColumnNames;
import io.customerprediction.transactions.layout.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
                            + " or packed with gzip or zip. Can be given several times, and be a folder: what stands in two"
                            + " files counts once.")
    private List<Path> transactions = List.of();

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
            names = "--status-column",
            paramLabel = "NAME",
            description =
                    "Column that says whether a row is a purchase, such as paid, cancelled, refund (default: detected"
                            + " from the header and the values).")
    private @Nullable String statusColumn;

    @Option(
            names = "--keep",
            paramLabel = "VALUE",
            split = ",",
            description = "Values of the status column whose rows are purchases (default: by what is known of each).")
    private List<String> keep = List.of();

    @Option(
            names = "--drop",
            paramLabel = "VALUE",
            split = ",",
            description = "Values of the status column whose rows are left out (default: by what is known of each).")
    private List<String> drop = List.of();

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description =
                    "Format of dates and times, such as dd.MM.yyyy HH:mm (default: detected from the first rows).")
    private @Nullable String dateFormat;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Time zone to which times with an offset are converted, such as Europe/Berlin (default: times are"
                            + " taken as written).")
    private @Nullable ZoneId zone;

    @Option(
            names = "--day-zero",
            paramLabel = "DATE",
            converter = OptionValues.Day.class,
            description = "Date of day 0, where the log counts days, such as 2023-01-01.")
    private @Nullable LocalDate dayZero;

    @Option(
            names = "--decimal-mark",
            paramLabel = "MARK",
            converter = OptionValues.DecimalMark.class,
            description = "Decimal mark of amounts, a point or a comma (default: detected from all amounts).")
    private @Nullable Character decimalMark;

    @Option(
            names = "--amount-unit",
            paramLabel = "UNIT",
            description =
                    "cents if amounts are hundredths of the currency's unit, otherwise units (default: detected).")
    private @Nullable AmountUnit amountUnit;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "The one currency to keep, where the log has several, such as EUR.")
    private @Nullable String currency;

    @Option(
            names = "--rates",
            paramLabel = "CODE=RATE",
            split = ",",
            description = "What one unit of each currency is worth in that of the answers, such as USD=0.92,GBP=1.17.")
    private Map<String, BigDecimal> rates = Map.of();

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
            names = "--force",
            description =
                    "Read the log although more than 30 %% of its rows cannot be read, and train even if it is NOT READY,"
                            + " which the model card says (default: stop with the reasons).")
    private boolean force;

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

    @Option(
            names = "--explain-columns",
            help = true,
            description =
                    "Only say how the log is understood: each column with its meaning, the first rows, what is doubtful and"
                            + " what has to be decided. Nothing is written, and other options are not needed.")
    private boolean explainColumns;

    /** What a whole amount is. */
    enum AmountUnit {
        CENTS,
        UNITS
    }

    /** This file, as it is found to be written. */
    static LogOptions ofFile(Path file) {
        LogOptions options = new LogOptions();
        options.transactions = List.of(file);
        return options;
    }

    /** The file as the user named it; for several files and for a database a name for them. */
    Path file() {
        if (database != null) {
            return Path.of(database.name().replaceAll("[^\\w.-]+", "-"));
        }
        Path first = transactions.get(0);
        int more = transactions.size() - 1;
        return more == 0 ? first : first.resolveSibling(first.getFileName() + " and " + more + " more");
    }

    private RowSource source(LogFormat format) throws IOException {
        if ((database == null) == transactions.isEmpty()) {
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
                : LogFiles.of(transactions, format).rejectedRowsTo(rejects);
    }

    /** Whether a log is used that is refused otherwise. */
    boolean isForced() {
        return force;
    }

    /** Explains the columns if that is all that was asked for; returns whether it was. */
    boolean explain(CommandSpec spec) throws IOException {
        if (explainColumns && transactions.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--explain-columns looks at a file: give it with --transactions");
        }
        if (explainColumns) {
            CleaningRules rules = CleaningRules.upTo(LocalDate.now(ZoneId.systemDefault()));
            for (Path file : transactions) {
                new ColumnsReport(spec.commandLine().getOut()).write(file, preview(file, rules));
            }
        }
        return explainColumns;
    }

    private LogPreview preview(Path file, CleaningRules rules) throws RefusedLogException {
        try {
            return LogPreview.of(file, format(), rules, ColumnsReport.ROWS);
        } catch (IOException e) {
            throw new RefusedLogException(e);
        }
    }

    /**
     * Reads the log, showing how far it has come, and writes the reports that were asked for.
     *
     * @throws RefusedLogException if the log cannot be read as one
     */
    CleanedLog read(Terminal terminal) throws IOException {
        RowSource source = source(format());
        CleaningRules rules = new CleaningRules(
                returns, LocalDate.now(ZoneId.systemDefault()), force ? 1 : CleaningRules.MOST_UNREADABLE);
        CleanedLog log = cleaned(source, rules, terminal);
        if (report != null) {
            OutputFile.write(report, CleaningJson.write(file(), log.cleaning()));
        }
        return log;
    }

    private CleanedLog cleaned(RowSource source, CleaningRules rules, Terminal terminal) throws RefusedLogException {
        try {
            return CleanedLog.read(
                    source, rules, (rows, done) -> terminal.rows("reading " + file().getFileName(), rows, done));
        } catch (IOException e) {
            throw new RefusedLogException(e);
        } finally {
            terminal.end();
        }
    }

    private LogFormat format() {
        ColumnNames columns = ColumnNames.DETECT
                .with(Role.CUSTOMER, customerColumn)
                .with(Role.TIME, timeColumn)
                .with(Role.AMOUNT, amountColumn)
                .with(Role.ORDER, orderColumn)
                .with(Role.QUANTITY, quantityColumn)
                .with(Role.PRICE, priceColumn)
                .with(Role.STATUS, statusColumn);
        Choices choices = new Choices(
                dateFormat,
                zone,
                dayZero,
                decimalMark,
                amountUnit == null ? null : amountUnit == AmountUnit.CENTS,
                lower(keep),
                lower(drop),
                currency,
                upper(rates));
        return new LogFormat(columns, choices, encoding, delimiter);
    }

    private static Set<String> lower(List<String> values) {
        return values.stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Map<String, BigDecimal> upper(Map<String, BigDecimal> byCode) {
        return byCode.entrySet().stream()
                .collect(Collectors.toMap(rate -> rate.getKey().strip().toUpperCase(Locale.ROOT), Map.Entry::getValue));
    }
}
