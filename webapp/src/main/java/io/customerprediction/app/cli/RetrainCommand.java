package io.customerprediction.app.cli;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.ModelInfo;
import io.customerprediction.app.models.Contest;
import io.customerprediction.app.models.Learner;
import io.customerprediction.app.models.ModelVersion.State;
import io.customerprediction.app.settings.Setting;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.loads.DataSet;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.history.PurchaseLogBuilder;
import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.ModelRegistry;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model on the purchases of the database while no server does. */
@Command(
        name = "retrain",
        mixinStandardHelpOptions = true,
        description = {
            "Trains a model on all purchases that are in the database, and adds it to the folder of models.",
            "It becomes the active one if there was none, or if that was of another shop's purchases, if it is not worse"
                    + " on the last days of the log, or with --promote; otherwise the challenger. A running server trains with POST /api/v1/models."
        })
final class RetrainCommand implements Callable<Integer> {
    private static final List<Setting> SETTINGS = List.of(
            Setting.DATABASE_URL,
            Setting.DATABASE_USER,
            Setting.DATABASE_PASSWORD,
            Setting.MODELS,
            Setting.MODELS_KEPT,
            Setting.ZONE);

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Option(
            names = {"--promote", "--force"},
            description = "Make the new model the active one in any case.")
    private boolean promote;

    private RetrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with an option for each setting that it uses. */
    static CommandSpec spec(Terminal terminal) {
        return SettingsOptions.add(CommandSpec.forAnnotatedObject(new RetrainCommand(terminal)), SETTINGS);
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = SettingsOptions.of(spec);
        ModelRegistry registry = new ModelRegistry(settings.models());
        registry.checkWritable();
        Clock clock = Clock.system(settings.arrivals().zone().orElse(ZoneOffset.UTC));
        @Nullable
        ModelInfo champion = registry.isEmpty()
                ? null
                : CustomerPredictor.load(settings.models()).model();
        try (Store store = LoadCommand.open(settings.database(), Clock.system(ZoneId.systemDefault()))) {
            store.mergeArrivals(customers -> terminal.rows("merging", customers, Double.NaN));
            DataSet data = store.dataSet()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "The database has no purchases: load a log first (command load)."));
            PurchaseLog purchases = purchases(store, data);
            TrainingOptions options = options(data, champion, LocalDate.now(clock));
            ModelBundle bundle = Training.run(purchases, options, terminal).bundle();
            registry.add(bundle);
            Optional<Contest> contest = Comparing.with(settings.models(), bundle, purchases, options, terminal);
            Optional<String> forcedBy = promote ? Optional.of("the command retrain --promote") : Optional.empty();
            State state = Learner.adopt(
                    settings.models(),
                    champion,
                    new Learner.Candidate(bundle.id(), data.log(), contest, forcedBy),
                    clock.instant());
            registry.keep(settings.learning().modelsKept());
            terminal.end();
            spec.commandLine()
                    .getOut()
                    .println("Model " + bundle.id() + " (grade "
                            + bundle.documents().summary().grade() + ") is the " + state.key()
                            + contest.map(result -> ": " + result.reason()).orElse(""));
        }
        return 0;
    }

    private static PurchaseLog purchases(Store store, DataSet data) {
        PurchaseLogBuilder builder = new PurchaseLogBuilder();
        store.forEachCustomer(data, (number, id, history) -> builder.add(id, history));
        return builder.build(data.hasAmounts(), true);
    }

    private static TrainingOptions options(DataSet data, @Nullable ModelInfo champion, LocalDate today) {
        int horizon = champion == null ? TrainingOptions.DEFAULT_HORIZON : champion.horizonDays();
        LocalDate asOf = data.lastDay().isAfter(today) ? today : data.lastDay();
        int threads = Runtime.getRuntime().availableProcessors();
        return new TrainingOptions(asOf, horizon, OptionalInt.empty(), 1, threads, false);
    }
}
