package io.customerprediction.app.cli;

import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.ApiKey;
import io.customerprediction.app.security.accounts.KeyUses;
import io.customerprediction.app.security.accounts.Keys;
import io.customerprediction.app.security.accounts.Register;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys of programs. A server that is running follows within two seconds. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = {
            "Keys of programs, which send them in the header Authorization: Bearer KEY. A server that is running follows"
                    + " within two seconds.",
            "To replace a key without a pause add another one of the same name, give it to the program, then revoke the"
                    + " first."
        })
final class KeyCommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    private KeyCommands() {}

    static CommandSpec spec() {
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("add", new Add());
        commands.put("list", new ListAll());
        commands.put("revoke", new Revoke());
        return AccessCommand.group(new KeyCommands(), commands);
    }

    @Override
    public void run() {
        throw AccessCommand.missing(spec);
    }

    /** One more key. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes a key. It is the last line of the output, and is shown only this once.")
    private static final class Add implements Callable<Integer> {
        private static final long MOST_DAYS = 3_650;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "The program that the key is for.")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "What the program may do: ${COMPLETION-CANDIDATES}.")
        private Role role = Role.VIEWER;

        @Option(names = "--days", paramLabel = "N", description = "Days until the key ends (default: never).")
        private @Nullable Integer days;

        @Option(
                names = "--from",
                paramLabel = "RANGES",
                description = "Addresses and ranges that it may be used from, such as 10.0.0.0/8 (default: all).")
        private String addresses = "";

        @Override
        public Integer call() throws IOException {
            Instant now = Clock.systemUTC().instant();
            Keys.NewKey made =
                    AccessCommand.checked(spec, () -> Keys.make(name, role, now, expires(now), addresses.strip()));
            AccessCommand.change(
                    spec,
                    "key add " + name + " (" + role.key() + ", " + made.key().id() + ")",
                    register -> register.with(made.key()));
            PrintWriter out = spec.commandLine().getOut();
            out.println("Key " + made.key().id() + " of " + name + " with the role " + role.key()
                    + "; it is not shown again:");
            out.println(made.text());
            return 0;
        }

        private @Nullable Instant expires(Instant now) {
            if (days == null) {
                return null;
            }
            if (days < 1 || days > MOST_DAYS) {
                throw new IllegalArgumentException("--days must be a whole number from 1 to " + MOST_DAYS);
            }
            return now.plus(Duration.ofDays(days));
        }
    }

    /** All keys. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all keys; the last use is known to the minute.")
    private static final class ListAll implements Callable<Integer> {
        private static final String LINE = "%-8s  %-30s %-8s %-20s %-20s %-20s %s%n";

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            Register register = AccessCommand.file(spec).read();
            Map<String, Instant> uses = new KeyUses(AccessCommand.folder(spec)).read();
            out.printf(LINE, "ID", "NAME", "ROLE", "CREATED", "EXPIRES", "LAST USED", "FROM");
            for (ApiKey key : register.keys()) {
                out.printf(
                        Locale.ROOT,
                        LINE,
                        key.id(),
                        key.name(),
                        key.role().key(),
                        seconds(key.created()),
                        key.expires() == null ? "never" : seconds(key.expires()),
                        uses.containsKey(key.id()) ? seconds(uses.get(key.id())) : "never",
                        key.addresses().isEmpty() ? "everywhere" : key.addresses());
            }
            return 0;
        }

        private static Instant seconds(Instant time) {
            return Instant.ofEpochSecond(time.getEpochSecond());
        }
    }

    /** A key that ends now. */
    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a key.")
    private static final class Revoke implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private CommandSpec spec;

        @Parameters(
                paramLabel = "ID",
                description = "The key's id in key list, or its name if no other key has the same.")
        private String wanted = "";

        @Override
        public Integer call() throws IOException {
            AccessCommand.change(spec, "key revoke " + wanted, register -> register.withoutKey(find(register)));
            spec.commandLine().getOut().println("Key " + wanted + " is no longer valid.");
            return 0;
        }

        private String find(Register register) {
            List<String> ids = register.keys().stream()
                    .filter(key -> key.id().equals(wanted) || key.name().equals(wanted))
                    .map(ApiKey::id)
                    .collect(Collectors.toList());
            if (ids.size() != 1) {
                throw new ParameterException(
                        spec.commandLine(),
                        ids.isEmpty()
                                ? "There is no key " + wanted + "; key list shows all"
                                : "There are " + ids.size() + " keys of this name; give the id of one: "
                                        + String.join(", ", ids));
            }
            return ids.get(0);
        }
    }
}
