package io.customerprediction.app.cli;

import io.customerprediction.app.settings.ArrivalSettings;
import io.customerprediction.transactions.OrderNames;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whose order numbers a log has. */
final class SourceOption {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "default",
            description =
                    "Whose order numbers the log has, so that its orders are recognised when the same source sends them again"
                            + " to /api/v1/transactions: the name of a key, or default for requests without one (default:"
                            + " ${DEFAULT-VALUE}).")
    private String source = "default";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    OrderNames names(ArrivalSettings arrivals) {
        if (!NAME.matcher(source).matches() && command != null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--source \"" + source + "\" is no name: give 1 to 64 letters, digits and signs of . _ : -");
        }
        return arrivals.names(source);
    }
}
