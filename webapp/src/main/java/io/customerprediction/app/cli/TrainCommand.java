package io.customerprediction.app.cli;

import io.customerprediction.evaluation.ReadinessCheck;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.model.ModelRegistry;
import io.customerprediction.model.report.Readiness;
import io.customerprediction.training.TrainedModel;
import io.customerprediction.training.Training;
import io.customerprediction.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From a log to a model bundle, with what is known of how far it may be trusted. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = "Trains a model on a log of purchases and writes its bundle.")
final class TrainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final LogOptions log = new LogOptions();

    @Mixin
    private final ModelOptions model = new ModelOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description =
                    "Folder of model versions: the new one is written to DIR/<id> and named in DIR/CHAMPION as the"
                            + " active one. Existing versions stay.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (log.explain(spec)) {
            return 0;
        }
        TrainingOptions options = model.options(log.isForced());
        new ModelRegistry(out).checkWritable();
        CleanedLog cleaned = log.read(terminal);
        TextReport report = new TextReport(spec.commandLine().getOut());
        report.cleaning(cleaned.cleaning());
        Readiness readiness = ReadinessCheck.of(cleaned, model.asOf(cleaned.purchases()), options.horizon());
        if (log.isForced() || readiness.level() != Readiness.Level.NOT_READY) {
            report.readiness(readiness);
        }
        TrainedModel trained = Training.run(cleaned, options, terminal);
        Path bundle = trained.save(out);
        terminal.end();
        report.grade(trained.evaluation());
        spec.commandLine().getOut().println("\nModel " + trained.bundle().id() + " is in " + bundle);
        return 0;
    }
}
