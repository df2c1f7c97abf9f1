package io.customerprediction.app.cli;

import io.customerprediction.history.PurchaseLog;
import io.customerprediction.training.TrainingOptions;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a model is about and how it is made: the same for training and for evaluating. */
final class ModelOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = OptionValues.Day.class,
            description =
                    "As-of date: the last day that is used, such as 2011-09-09 (default: the last day of the log).")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--horizon",
            paramLabel = "DAYS",
            defaultValue = "" + TrainingOptions.DEFAULT_HORIZON,
            description =
                    "Horizon of churn in days: churned means no purchase in this many days, 7 to 730 (default: ${DEFAULT-VALUE}).")
    private int horizon;

    @Option(
            names = "--segments",
            paramLabel = "K",
            description = "Number of customer segments, 3 to 8 (default: chosen by silhouette).")
    private @Nullable Integer segments;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Random seed; the same log, options and seed give the same model (default:" + " ${DEFAULT-VALUE}).")
    private int seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Number of trees that are grown in parallel; does not change the model (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** The options of the library; a value out of range is an error of the command line. */
    TrainingOptions options(boolean force) {
        try {
            return new TrainingOptions(
                    asOf,
                    horizon,
                    segments == null ? OptionalInt.empty() : OptionalInt.of(segments),
                    seed,
                    threads,
                    force);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The last day to look at in this log. */
    LocalDate asOf(PurchaseLog log) {
        LocalDate last = LocalDate.ofEpochDay(log.lastDay());
        return asOf == null ? last : AsOf.checked(asOf, log, command.commandLine());
    }
}
