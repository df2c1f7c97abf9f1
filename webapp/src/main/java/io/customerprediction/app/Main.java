package io.customerprediction.app;

import io.customerprediction.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program. Exit codes: 0 done, 1 the data or the machine stood in the way, 2 the command line is wrong. */
@Command(
        name = "customer-prediction",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Says for every customer how likely they are to stay away and when they will buy again.",
        footer = {"", "Each command explains its options: customer-prediction COMMAND --help"})
public final class Main implements Runnable {
    private static final int PROBLEM = 1;
    private static final int MISUSE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /** Runs the command that the arguments name and ends the JVM with its exit code. */
    @SuppressWarnings("SystemConsoleNull")
    public static void main(String[] args) {
        // From JDK 22 on a console is reported even where there is no terminal, unless this is set.
        System.setProperty("jdk.console", "java.base");
        Charset charset = Charset.defaultCharset();
        PrintWriter out = new PrintWriter(System.out, true, charset);
        PrintWriter err = new PrintWriter(System.err, true, charset);
        System.exit(run(new Terminal(err, System.console() != null, System::nanoTime), out, err, args));
    }

    /** Runs a command and returns its exit code; writes only to what is given. */
    static int run(Terminal terminal, PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((e, arguments) -> misuse(e))
                .setExecutionExceptionHandler((e, command, result) -> problem(e, command, terminal))
                .execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: " + String.join(", ", commands()));
    }

    private Iterable<String> commands() {
        return spec.subcommands().keySet();
    }

    private static int misuse(ParameterException e) {
        CommandLine command = e.getCommandLine();
        command.getErr()
                .println(e.getMessage() + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        return MISUSE;
    }

    private static int problem(Exception e, CommandLine command, Terminal terminal) throws Exception {
        terminal.end();
        if (e instanceof InvalidInputException || e instanceof IOException) {
            command.getErr().println(e.getMessage());
            return PROBLEM;
        }
        throw e;
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
