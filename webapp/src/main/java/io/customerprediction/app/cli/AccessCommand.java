package io.customerprediction.app.cli;

import io.customerprediction.app.security.accounts.AccountFile;
import io.customerprediction.app.security.accounts.CommandNote;
import io.customerprediction.app.security.accounts.Register;
import io.customerprediction.app.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What commands on users and keys have in common: the folder, and groups of commands. */
final class AccessCommand {
    private AccessCommand() {}

    /** A group of commands, each of which takes the settings' options. */
    static CommandSpec group(Object group, Map<String, Object> commands) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(group);
        commands.forEach((name, command) -> spec.addSubcommand(
                name,
                new CommandLine(
                        SettingsOptions.add(CommandSpec.forAnnotatedObject(command), List.of(Setting.ACCESS)))));
        return spec;
    }

    /** Says which commands a group has. */
    static ParameterException missing(CommandSpec group) {
        return new ParameterException(
                group.commandLine(),
                "Missing command; choose one of "
                        + String.join(", ", group.subcommands().keySet()));
    }

    static Path folder(CommandSpec command) throws IOException {
        return SettingsOptions.of(command).access().folder();
    }

    static AccountFile file(CommandSpec command) throws IOException {
        return new AccountFile(folder(command));
    }

    /**
     * Changes users or keys, which the audit of the server notes.
     *
     * @param action in words, with the user or key that it is about
     */
    static void change(CommandSpec command, String action, UnaryOperator<Register> change) throws IOException {
        CommandNote note = new CommandNote(Clock.systemUTC().instant(), System.getProperty("user.name", ""), action);
        file(command).change(note, change);
    }

    /** Checks what an argument is made into. */
    static <T> T checked(CommandSpec command, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
