package io.customerprediction.app.cli;

import io.customerprediction.app.logs.LoggingStart;
import io.customerprediction.app.models.Trainer;
import io.customerprediction.app.server.jetty.EmbeddedServer;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program. Exit codes: 0 done, 1 the data or the machine stood in the way, 2 the command line is wrong or the log is refused, 70 the program
 * has a fault.
 */
@Command(
        name = "customer-prediction",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Predicts for every customer the probability of churn and the days until the next purchase.",
        footer = {"", "Options of a command: customer-prediction COMMAND --help"})
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /** Runs the command that the arguments name and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command with the streams of this process and returns its exit code. */
    @SuppressWarnings("SystemConsoleNull")
    static int run(String... args) {
        // From JDK 22 on a console is reported even where there is no terminal, unless this is set.
        System.setProperty("jdk.console", "java.base");
        System.setOut(new QuietOutput(System.out));
        PrintWriter err = new PrintWriter(System.err, true, charset());
        if (args.length > 0 && args[0].equals("serve")) {
            Thread preparation = new Thread(Main::prepare, "preparation");
            preparation.setDaemon(true);
            preparation.start();
        }
        // System.out would swallow that a disk is full or a pipe is closed.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        return run(new Terminal(err, System.console() != null, System::nanoTime), out, err, args);
    }

    /** Loads what a server needs while the command line is read. */
    private static void prepare() {
        LoggingStart.complete();
        EmbeddedServer.prepare();
    }

    /** Runs a command and returns its exit code; writes only to what is given. */
    static int run(Terminal terminal, OutputStream out, PrintWriter err, String... args) {
        CommandErrors errors = new CommandErrors(terminal);
        CommandLine program = new CommandLine(new Main());
        addCommands(program, terminal, out, args.length > 0 ? args[0] : "");
        program.setOut(new PrintWriter(out, true, charset()))
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        try {
            return program.execute(args);
        } catch (OutOfMemoryError e) {
            return errors.outOfMemory(err);
        }
    }

    /** A terminal gets its own encoding; files and pipes get UTF-8, whatever the machine's language is. */
    @SuppressWarnings("SystemConsoleNull")
    private static Charset charset() {
        @Nullable Console console = System.console();
        return console == null ? StandardCharsets.UTF_8 : console.charset();
    }

    /** Reading what a command's annotations say takes time at every start: where one is named, the others are left out. */
    private static void addCommands(CommandLine program, Terminal terminal, OutputStream out, String named) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("serve", () -> ServeCommand.spec(terminal));
        commands.put("load", () -> LoadCommand.spec(terminal));
        commands.put("train", () -> new TrainCommand(terminal));
        commands.put("retrain", () -> RetrainCommand.spec(terminal));
        commands.put(Trainer.COMMAND, TrainSnapshotCommand::new);
        commands.put("score", () -> new ScoreCommand(terminal, out));
        commands.put("evaluate", () -> new EvaluateCommand(terminal));
        commands.put("export", ExportCommand::new);
        commands.put("user", UserCommands::spec);
        commands.put("key", KeyCommands::spec);
        commands.forEach((name, command) -> {
            if (name.equals(named) || !commands.containsKey(named)) {
                program.addSubcommand(command.get());
            }
        });
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing command; choose one of " + String.join(", ", commands()));
    }

    private Iterable<String> commands() {
        return spec.subcommands().keySet();
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "customer-prediction " + Objects.requireNonNullElse(version, "(not from a released jar)")
            };
        }
    }
}
