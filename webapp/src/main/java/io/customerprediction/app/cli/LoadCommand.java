package io.customerprediction.app.cli;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.attributes.AttributeFile;
import io.customerprediction.app.jobs.CustomerBase;
import io.customerprediction.app.logs.LoggingStart;
import io.customerprediction.app.settings.DatabaseSettings;
import io.customerprediction.app.settings.Setting;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.app.store.loads.UndoneLoad;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.LogFingerprint.Relation;
import io.customerprediction.history.LogOrders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From a log to the customers of the dashboard, each with a prediction. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Loads a log into the database of the dashboard and predicts for every customer.")
final class LoadCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Mixin
    private final LogOptions log = new LogOptions();

    @Mixin
    private final SourceOption source = new SourceOption();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = OptionValues.Day.class,
            description =
                    "The date that predictions count from, such as 2011-09-09 (default: the last day of the log).")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--replace",
            description =
                    "Replace the customers of another log. Without this option they are kept and the command fails.")
    private boolean replace;

    @Option(
            names = "--append",
            description = "Add the log's orders to what is stored: orders that are known count once,"
                    + " changed ones are replaced, cancelled ones removed. A file is taken once.")
    private boolean append;

    @Option(
            names = "--undo",
            description =
                    "Undo the last load: store again what it replaced, which is kept until the next one. Orders that"
                            + " have arrived since stay.")
    private boolean undo;

    @Option(
            names = "--attributes",
            paramLabel = "FILE",
            description = "A table of customers, with or without a log: their IDs, and columns such as name, email or"
                    + " country. For the customers in it, it replaces the columns that it has.")
    private @Nullable Path attributes;

    private LoadCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandSpec spec(Terminal terminal) {
        List<Setting> settings = List.of(
                Setting.MODELS,
                Setting.DATABASE_URL,
                Setting.DATABASE_USER,
                Setting.DATABASE_PASSWORD,
                Setting.ORDER_IDS_PER_DAY);
        return SettingsOptions.add(CommandSpec.forAnnotatedObject(new LoadCommand(terminal)), settings);
    }

    @Override
    public Integer call() throws IOException {
        if (log.explain(spec)) {
            return 0;
        }
        Settings settings = SettingsOptions.of(spec);
        if (undo) {
            undo(settings);
        } else if (append) {
            append(settings);
        } else if (attributes == null || log.isGiven()) {
            load(settings);
        }
        if (attributes != null) {
            addAttributes(settings, attributes);
        }
        return 0;
    }

    private void addAttributes(Settings settings, Path file) throws IOException {
        try (Store store =
                openToAdd(settings.database(), Clock.systemUTC(), "upload the file on its page /attributes")) {
            AttributesReport.print(
                    AttributeFile.load(file, Long.MAX_VALUE, store),
                    spec.commandLine().getOut());
        }
    }

    private void load(Settings settings) throws IOException {
        LogOrders orders = LogOrders.numbered(source.names(settings.arrivals()));
        CustomerPredictor predictor = CustomerPredictor.load(settings.models());
        PrintWriter out = spec.commandLine().getOut();
        try (Store store = open(settings.database(), Clock.systemUTC())) {
            CleanedLog cleaned = log.read(
                    terminal, orders, store.erased(), settings.arrivals().zone());
            if (!replace) {
                Replacement.of(store, cleaned).ifPresent(this::reject);
            }
            new TextReport(out).cleaning(cleaned.cleaning());
            LocalDate date = asOf == null
                    ? LocalDate.ofEpochDay(cleaned.purchases().lastDay())
                    : AsOf.checked(asOf, cleaned.purchases(), spec.commandLine());
            fill(store, log, cleaned, predictor, date, terminal, out);
        }
    }

    private void append(Settings settings) throws IOException {
        if (replace || asOf != null) {
            throw new ParameterException(
                    spec.commandLine(), "--append adds to what is stored: leave out --replace and --as-of");
        }
        CustomerPredictor predictor = CustomerPredictor.load(settings.models());
        PrintWriter out = spec.commandLine().getOut();
        Clock clock = Clock.systemUTC();
        try (Store store = openToAdd(
                settings.database(),
                clock,
                "put the file into its inbox or send the orders to its /api/v1/transactions")) {
            LogOrders orders = LogOrders.everything(source.names(settings.arrivals()));
            CleanedLog cleaned = log.read(
                    terminal, orders, store.erased(), settings.arrivals().zone());
            new TextReport(out).cleaning(cleaned.cleaning());
            AppendReport.print(String.valueOf(log.file().getFileName()), store, cleaned, out);
            LocalDate today = today(settings, clock);
            int threads = Runtime.getRuntime().availableProcessors();
            Optional<Scoring> scoring = CustomerBase.refresh(
                    store, predictor, today, threads, (phase, rows, done) -> terminal.rows(phase.key(), rows, done));
            terminal.end();
            scoring.ifPresent(made -> sayScored(out, made, predictor, made.asOf()));
        }
    }

    private static LocalDate today(Settings settings, Clock clock) {
        return LocalDate.ofInstant(clock.instant(), settings.arrivals().zone().orElse(ZoneOffset.UTC));
    }

    private void undo(Settings settings) throws IOException {
        if (replace || append || asOf != null || attributes != null || log.isGiven()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--undo brings back what the last load replaced: leave out all other files and options");
        }
        CustomerPredictor predictor = CustomerPredictor.load(settings.models());
        PrintWriter out = spec.commandLine().getOut();
        Clock clock = Clock.systemUTC();
        try (Store store = openToAdd(settings.database(), clock, "undo the load on its page /data/undo")) {
            UndoneLoad undone = store.undoableLoad()
                    .flatMap(load -> store.undoLoad(load.id()))
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "There is no load that can be undone: what a load replaced is kept until the next one"));
            out.println("Undone: the load of " + undone.load().loaded().name() + " at "
                    + undone.load().loadedAt().truncatedTo(ChronoUnit.SECONDS) + ". Stored again: "
                    + Replacement.words(undone.load().replaced()) + ", with all orders that have arrived since"
                    + (undone.mayBeStored() == 0
                            ? ""
                            : " but " + undone.mayBeStored() + ", which it may have: it has no order numbers"));
            int threads = Runtime.getRuntime().availableProcessors();
            Optional<Scoring> scoring = CustomerBase.scoreAnew(
                    store,
                    predictor,
                    today(settings, clock),
                    threads,
                    (phase, rows, done) -> terminal.rows(phase.key(), rows, done));
            terminal.end();
            scoring.ifPresent(made -> sayScored(out, made, predictor, made.asOf()));
        }
    }

    private Store openToAdd(DatabaseSettings database, Clock clock, String otherwise) {
        try {
            return open(database, clock);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.IN_USE) {
                throw e;
            }
            throw new ParameterException(
                    spec.commandLine(), e.getMessage() + ". While the server runs, " + otherwise + " instead", e);
        }
    }

    private static void sayScored(PrintWriter out, Scoring scoring, CustomerPredictor predictor, LocalDate asOf) {
        out.printf(
                Locale.ROOT,
                "%,d customers are in the database, predicted as of %s by model %s%n",
                scoring.customers(),
                asOf,
                predictor.model().id());
    }

    private void reject(DataSet other) {
        throw new ParameterException(
                spec.commandLine(),
                "The database holds " + Replacement.words(other) + ", which "
                        + log.file().getFileName() + " does not contain: to replace them, add --replace");
    }

    static Store open(DatabaseSettings database, Clock clock) {
        LoggingStart.complete();
        return Store.open(database.url(), database.user(), database.password(), clock);
    }

    /** Fills the store, unless it contains the same predictions already. */
    static void fill(
            Store store,
            LogOptions options,
            CleanedLog log,
            CustomerPredictor predictor,
            LocalDate asOf,
            Terminal terminal,
            PrintWriter out) {
        String name = String.valueOf(options.file().getFileName());
        if (CustomerBase.isFilled(store, name, log, predictor, asOf)) {
            out.println("The customers of " + name + " are in the database already.");
            return;
        }
        int threads = Runtime.getRuntime().availableProcessors();
        Scoring scoring = CustomerBase.fill(
                store,
                name,
                log,
                predictor,
                asOf,
                threads,
                (phase, rows, done) -> terminal.rows(phase.key(), rows, done));
        terminal.end();
        sayScored(out, scoring, predictor, asOf);
        if (scoring.modelLog() != Relation.SAME) {
            out.printf(
                    Locale.ROOT,
                    "Model %s was not tested on this log: it was trained on %s. To train and test one on it, use train"
                            + " --transactions %s --out my-model%n",
                    predictor.model().id(),
                    scoring.modelLog() == Relation.OTHER ? "another log" : "a log that is not known",
                    options.file());
        }
    }
}
