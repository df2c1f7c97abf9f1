package io.customerprediction.app.cli;

import io.customerprediction.app.store.database.Erased;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.LogOrders;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.CleaningRules.Returns;
import io.customerprediction.transactions.RowSource;
import io.customerprediction.transactions.csv.LogFiles;
import io.customerprediction.transactions.csv.LogFormat;
import io.customerprediction.transactions.csv.LogPreview;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which log is read and what is done with its rows: the same for every command that reads one. */
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

    @ArgGroup(exclusive = false, heading = "%nThe columns of the log, where they are not detected:%n")
    private ColumnOptions columns = new ColumnOptions();

    @ArgGroup(exclusive = false, heading = "%nThe values of the log, where they are not detected:%n")
    private ValueOptions values = new ValueOptions();

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

    /** Whether a log was named. */
    boolean isGiven() {
        return database != null || !transactions.isEmpty();
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
                    spec.commandLine(), "--explain-columns needs a file: give it with --transactions");
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
        return read(terminal, null, Erased.NONE, Optional.empty());
    }

    /**
     * The same without the customers who were erased, keeping the orders one by one.
     *
     * @param orders receives them; null if they are not wanted
     * @param zone to which times with an offset are converted unless an option names one
     * @throws RefusedLogException if the log cannot be read as one
     */
    CleanedLog read(Terminal terminal, @Nullable LogOrders orders, Erased erased, Optional<ZoneId> zone)
            throws IOException {
        RowSource source = source(zone.map(format()::inZone).orElseGet(this::format));
        CleaningRules rules = new CleaningRules(
                returns, LocalDate.now(ZoneId.systemDefault()), force ? 1 : CleaningRules.MOST_UNREADABLE);
        CleanedLog log = cleaned(source, rules, terminal, orders, erased);
        if (report != null) {
            OutputFile.write(report, CleaningJson.write(file(), log.cleaning()));
        }
        return log;
    }

    private CleanedLog cleaned(
            RowSource source, CleaningRules rules, Terminal terminal, @Nullable LogOrders orders, Erased erased)
            throws RefusedLogException {
        try {
            return CleanedLog.read(
                    source,
                    rules,
                    (rows, done) -> terminal.rows("reading " + file().getFileName(), rows, done),
                    orders,
                    erased::keptFrom);
        } catch (IOException e) {
            throw new RefusedLogException(e);
        } finally {
            terminal.end();
        }
    }

    private LogFormat format() {
        return values.format(columns.names());
    }
}
