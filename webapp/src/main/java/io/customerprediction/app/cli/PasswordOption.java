package io.customerprediction.app.cli;

import io.customerprediction.app.security.accounts.PasswordRules;
import io.customerprediction.app.security.accounts.Passwords;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A new password: typed twice at a terminal, or the first line of the standard input. It is never an argument. */
final class PasswordOption {
    @Option(
            names = "--password-stdin",
            description = "Read the password from the first line of the standard input instead of asking for it.")
    private boolean stdin;

    /**
     * The hash of the password that is given.
     *
     * @throws ParameterException if the password is not accepted, with the reason
     */
    String hash(String user, CommandSpec command) throws IOException {
        String password = stdin ? line(command) : typed(user, command);
        Optional<String> problem = PasswordRules.problem(user, password);
        if (problem.isPresent()) {
            throw new ParameterException(command.commandLine(), "The password " + problem.get());
        }
        return new Passwords()
                .hash(password)
                .orElseThrow(
                        () -> new IOException("the heap is too small to hash a password: use java -Xmx64m or more"));
    }

    private static String line(CommandSpec command) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        @Nullable String line = in.readLine();
        if (line == null) {
            throw new ParameterException(command.commandLine(), "The standard input holds no password");
        }
        return line;
    }

    @SuppressWarnings("SystemConsoleNull")
    private static String typed(String user, CommandSpec command) {
        @Nullable Console console = System.console();
        if (console == null) {
            throw new ParameterException(
                    command.commandLine(), "There is no terminal to type the password at; use --password-stdin");
        }
        char @Nullable [] first = console.readPassword("Password of %s: ", user);
        char @Nullable [] second = console.readPassword("The same again: ");
        if (first == null || second == null || !String.valueOf(first).equals(String.valueOf(second))) {
            throw new ParameterException(command.commandLine(), "The two passwords differ");
        }
        return String.valueOf(first);
    }
}
