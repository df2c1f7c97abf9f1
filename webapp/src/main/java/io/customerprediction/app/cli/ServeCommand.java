package io.customerprediction.app.cli;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.logs.LoggingStart;
import io.customerprediction.app.server.Application;
import io.customerprediction.app.server.StopLimit;
import io.customerprediction.app.server.StoreConnection;
import io.customerprediction.app.server.jetty.EmbeddedServer;
import io.customerprediction.app.settings.Setting;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.LogOrders;
import io.customerprediction.model.ModelRegistry;
import io.customerprediction.training.TrainedModel;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves predictions and pages until the program is stopped. Every setting is an option. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serves predictions over HTTP and as pages, until it is stopped.",
            "With --transactions it first loads the log, trains a model if there is none yet, and predicts for every"
                    + " customer; other customers that are in the database are kept and served instead. Without it, a"
                    + " missing model is trained from data/transactions.csv if that file exists; otherwise the pages lead from"
                    + " purchases to a model."
        },
        footer = {
            "",
            "Each setting can also be given in the file or in a variable such as CUSTOMER_PREDICTION_PORT. An option"
                    + " takes precedence over a variable, and a variable over the file."
        })
final class ServeCommand implements Callable<Integer> {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(25);
    private static final Path SAMPLE = Path.of("data", "transactions.csv");

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @ArgGroup(exclusive = false, heading = "%nA log to load at the start:%n")
    private @Nullable LogOptions log;

    @Mixin
    private final SourceOption source = new SourceOption();

    @Option(
            names = "--check",
            description = "Start, request one prediction and one page, then stop: checks the installation.")
    private boolean check;

    private ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with an option for every setting. */
    static CommandSpec spec(Terminal terminal) {
        return SettingsOptions.add(
                CommandSpec.forAnnotatedObject(new ServeCommand(terminal)), List.of(Setting.values()));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = SettingsOptions.of(spec);
        Exposure exposure = Exposure.of(settings, spec.commandLine());
        Clock clock = Clock.system(ZoneId.systemDefault());
        PrintWriter out = spec.commandLine().getOut();
        if (namesOnlySettings()) {
            log = null;
        }

        try (StoreConnection store = StoreConnection.opening(() -> LoadCommand.open(settings.database(), clock))) {
            @Nullable
            CleanedLog cleaned = log == null
                    ? null
                    : log.read(
                            terminal,
                            LogOrders.numbered(source.names(settings.arrivals())),
                            store.storeOnceOpened().erased(),
                            settings.arrivals().zone());
            trainIfAbsent(settings.models(), cleaned);
            // The model is loaded beside the start of the server, and without a log the database is opened after it:
            // predictions come first.
            CompletableFuture<Optional<CustomerPredictor>> model =
                    CompletableFuture.supplyAsync(() -> load(settings.models()));
            if (cleaned != null && log != null) {
                fill(store.storeOnceOpened(), log, cleaned, loaded(model).orElseThrow(), out);
            }
            serve(settings, new Application(settings, () -> loaded(model), store, clock), store, exposure);
        }
        return 0;
    }

    /** Whether no option is about a log alone: --zone is a setting, too. */
    private boolean namesOnlySettings() {
        Set<String> settings = Arrays.stream(Setting.values())
                .map(setting -> "--" + setting.key())
                .collect(Collectors.toSet());
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !name.equals("--config") && !name.equals("--check"))
                .allMatch(settings::contains);
    }

    /** Loads the log into an empty database, or over the sample; other data are kept. */
    private void fill(Store store, LogOptions options, CleanedLog cleaned, CustomerPredictor predictor, PrintWriter out)
            throws IOException {
        Optional<DataSet> other = Replacement.of(store, cleaned);
        if (other.isPresent() && !isSample(other.get())) {
            out.println("The database holds " + Replacement.words(other.get()) + ": they are served, not "
                    + options.file() + ". To replace them, stop the server and run: load --replace --transactions "
                    + options.file());
            return;
        }
        LocalDate asOf = LocalDate.ofEpochDay(cleaned.purchases().lastDay());
        LoadCommand.fill(store, options, cleaned, predictor, asOf, terminal, out);
    }

    private boolean isSample(DataSet data) throws IOException {
        return Files.exists(SAMPLE)
                && Replacement.isJust(LogOptions.ofFile(SAMPLE).read(terminal), data);
    }

    private void serve(Settings settings, Application application, StoreConnection store, Exposure exposure)
            throws IOException, InterruptedException {
        LoggingStart.complete();
        try (EmbeddedServer server = EmbeddedServer.start(settings, application)) {
            store.begin();
            String host = settings.host().equals("0.0.0.0") ? "localhost" : settings.host();
            URI address = URI.create("http://" + host + ":" + server.port() + "/");
            if (check) {
                String id = CustomerPredictor.load(settings.models()).model().id();
                SelfCheck.run(address, application.ownKey());
                store.storeOnceOpened().probe();
                say("All is in place: " + id + " answers.");
            } else {
                StopLimit.set(LONGEST_STOP);
                say("Serving on " + address
                        + (application.hasModel()
                                ? " with model " + application.model().id() + " (Ctrl-C stops)"
                                : " without a model yet: open " + address + "overview to bring purchases and train one"
                                        + " (Ctrl-C stops)"));
                exposure.notice().ifPresent(this::say);
                server.join();
            }
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    /** Where there is no model in the settings' folder, one is trained into it. */
    private void trainIfAbsent(Path models, @Nullable CleanedLog cleaned) throws IOException {
        boolean absent = new ModelRegistry(models).isEmpty();
        if (absent && (cleaned != null || Files.exists(SAMPLE))) {
            CleanedLog learnt =
                    cleaned != null ? cleaned : LogOptions.ofFile(SAMPLE).read(terminal);
            spec.commandLine().getErr().println("There is no model in " + models + " yet: training one.");
            TrainedModel trained = Training.run(learnt, TrainingOptions.defaults(), terminal);
            trained.save(models);
            terminal.end();
        }
    }

    /** Empty if there is none yet: its first steps are pages of the server. */
    private static Optional<CustomerPredictor> load(Path models) {
        try {
            return new ModelRegistry(models).isEmpty() ? Optional.empty() : Optional.of(CustomerPredictor.load(models));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<CustomerPredictor> loaded(CompletableFuture<Optional<CustomerPredictor>> model) {
        try {
            return model.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException failure ? failure : e;
        }
    }
}
