package io.customerprediction.app.cli;

import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.Register;
import io.customerprediction.app.security.accounts.User;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Users: who may sign in. A server that is running follows within two seconds. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Users, who sign in with a password. A server that is running follows within two seconds.")
final class UserCommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    private UserCommands() {}

    static CommandSpec spec() {
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("add", new Add());
        commands.put("list", new ListAll());
        commands.put("disable", new Disable());
        commands.put("reset", new Reset());
        commands.put("first-link", new FirstLinkCommand());
        return AccessCommand.group(new UserCommands(), commands);
    }

    @Override
    public void run() {
        throw AccessCommand.missing(spec);
    }

    /** One more user. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds a user, who can sign in with the password that is typed.")
    private static final class Add implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "What the user signs in with.")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "What the user may do: ${COMPLETION-CANDIDATES}.")
        private Role role = Role.VIEWER;

        @Mixin
        private final PasswordOption password = new PasswordOption();

        @Override
        public Integer call() throws IOException {
            AccessCommand.checked(spec, () -> new User(name, role, "-", false, Instant.EPOCH));
            requireNew(AccessCommand.file(spec).read());
            String hash = password.hash(name, spec);
            Instant now = Clock.systemUTC().instant();
            AccessCommand.change(
                    spec,
                    "user add " + name + " (" + role.key() + ")",
                    register -> requireNew(register).with(new User(name, role, hash, false, now)));
            spec.commandLine().getOut().println("User " + name + " can sign in, with the role " + role.key() + ".");
            return 0;
        }

        private Register requireNew(Register register) {
            if (register.user(name).isPresent()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is a user " + name + " already; user reset gives another password or role");
            }
            return register;
        }
    }

    /** All users. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all users with their roles.")
    private static final class ListAll implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            Register register = AccessCommand.file(spec).read();
            out.printf("%-30s %-8s %-9s %s%n", "NAME", "ROLE", "STATE", "CHANGED");
            for (User user : register.users()) {
                out.printf(
                        Locale.ROOT,
                        "%-30s %-8s %-9s %s%n",
                        user.name(),
                        user.role().key(),
                        user.disabled() ? "disabled" : "active",
                        user.changed());
            }
            return 0;
        }
    }

    /** A user who may not sign in any more. */
    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = "Ends a user's sessions and lets them sign in no more, until user reset.")
    private static final class Disable implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "The user.")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            Instant now = Clock.systemUTC().instant();
            AccessCommand.change(
                    spec,
                    "user disable " + name,
                    register -> register.with(existing(register, name, spec).disabled(now)));
            spec.commandLine().getOut().println("User " + name + " can no longer sign in.");
            return 0;
        }
    }

    /** A new password, and another role if wanted. */
    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description =
                    "Gives a user another password, ends their sessions, and lets them sign in if they were disabled. A"
                            + " user of an OpenID provider has no password here and only gets the last two.")
    private static final class Reset implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "The user.")
        private String name = "";

        @Option(names = "--role", paramLabel = "ROLE", description = "Another role: ${COMPLETION-CANDIDATES}.")
        private @Nullable Role role;

        @Mixin
        private final PasswordOption password = new PasswordOption();

        @Override
        public Integer call() throws IOException {
            if (existing(AccessCommand.file(spec).read(), name, spec).isOfProvider()) {
                return enable();
            }
            String hash = password.hash(name, spec);
            Instant now = Clock.systemUTC().instant();
            AccessCommand.change(spec, "user reset " + name, register -> {
                User user = existing(register, name, spec).withPassword(hash, now);
                return register.with(role == null ? user : user.withRole(role, now));
            });
            spec.commandLine().getOut().println("User " + name + " has a new password.");
            return 0;
        }

        /** Password and role are the provider's. */
        private int enable() throws IOException {
            if (role != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "User " + name + " signs in with OpenID Connect, by which they get their role");
            }
            Instant now = Clock.systemUTC().instant();
            AccessCommand.change(
                    spec,
                    "user reset " + name,
                    register -> register.with(existing(register, name, spec).enabled(now)));
            spec.commandLine().getOut().println("User " + name + " may sign in with OpenID Connect.");
            return 0;
        }
    }

    private static User existing(Register register, String name, CommandSpec command) {
        return register.user(name)
                .orElseThrow(() -> new ParameterException(command.commandLine(), "There is no user " + name));
    }
}
