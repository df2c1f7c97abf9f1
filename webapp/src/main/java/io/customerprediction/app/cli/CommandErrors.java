package io.customerprediction.app.cli;

import io.customerprediction.InvalidInputException;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.training.NotReadyException;
import io.customerprediction.transactions.records.OneLine;
import io.customerprediction.transactions.values.Spelling;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns errors into one line for the user and an exit code. Only unexpected ones get a stack trace. */
record CommandErrors(Terminal terminal) implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** What the file system says, without the name of the file. */
    private static final String DISK_FULL = "No space left on device";

    private static final int PROBLEM = 1;
    private static final int MISUSE = 2;
    private static final int UNFORESEEN = 70;

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        terminal.end();
        CommandLine command = e.getCommandLine();
        command.getErr()
                .println(repeated(e, arguments).orElse(e.getMessage()) + nearest(e, arguments) + " (see "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return MISUSE;
    }

    /** The problem of an option that is given twice; picocli would list the whole group that the option belongs to. */
    private static Optional<String> repeated(ParameterException e, String[] arguments) {
        if (!(e instanceof MaxValuesExceededException || e instanceof OverwrittenOptionException)) {
            return Optional.empty();
        }
        Map<String, OptionSpec> options = e.getCommandLine().getCommandSpec().optionsMap();
        Set<String> seen = new HashSet<>();
        return Arrays.stream(arguments)
                .map(CommandErrors::name)
                .filter(name -> options.containsKey(name) && !options.get(name).isMultiValue())
                .filter(name -> !seen.add(name))
                .findFirst()
                .map(name -> "Option '" + name + "' is given more than once");
    }

    /** What an unknown word comes nearest to; a misspelt option can also show as a missing one. */
    private static String nearest(ParameterException e, String[] arguments) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        if (e instanceof UnmatchedArgumentException unknown) {
            return unknown.getUnmatched().stream()
                    .findFirst()
                    .map(word -> nearest("; did you mean ", word, command))
                    .orElse("");
        }
        return Arrays.stream(arguments)
                .filter(word -> e instanceof MissingParameterException && word.startsWith("--"))
                .filter(word -> !command.optionsMap().containsKey(name(word)))
                .findFirst()
                .map(word -> nearest("; '" + name(word) + "' is not an option; did you mean ", word, command))
                .orElse("");
    }

    private static String nearest(String text, String word, CommandSpec command) {
        Set<String> known = word.startsWith("-")
                ? command.optionsMap().keySet()
                : command.subcommands().keySet();
        return known.isEmpty() ? "" : text + Spelling.nearest(name(word), known) + "?";
    }

    /** An option's name without the value that may be joined to it. */
    private static String name(String word) {
        return word.replaceFirst("=.*", "");
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
        if (e instanceof ParameterException invalid) {
            return handleParseException(invalid, new String[0]);
        }
        terminal.end();
        PrintWriter err = command.getErr();
        if (e instanceof NotReadyException) {
            err.println(e.getMessage() + " Use the option --force.");
            return PROBLEM;
        }
        if (e instanceof RefusedLogException refused && refused.getCause() instanceof IOException cause) {
            err.println(OneLine.message(words(cause)));
            return MISUSE;
        }
        if (e instanceof InvalidInputException
                || e instanceof IOException
                || e instanceof UncheckedIOException
                || e instanceof StoreException) {
            err.println(OneLine.message(words(e)));
            return e instanceof StoreException store ? code(store) : PROBLEM;
        }
        if (memoryIsShort(e)) {
            return outOfMemory(err);
        }
        e.printStackTrace(err);
        return UNFORESEEN;
    }

    /** A database of another process, or an address of none, is a wrong command line rather than a failure. */
    private static int code(StoreException e) {
        return switch (e.kind()) {
            case IN_USE, BAD_ADDRESS -> MISUSE;
            default -> PROBLEM;
        };
    }

    private static boolean memoryIsShort(@Nullable Throwable e) {
        return e != null && (e instanceof OutOfMemoryError || memoryIsShort(e.getCause()));
    }

    /** Says that the heap is too small. */
    int outOfMemory(PrintWriter err) {
        terminal.end();
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        err.println("The heap of " + heap + " MiB is too small: start the program with more, such as java -Xmx"
                + 2 * heap + "m -jar ...");
        return PROBLEM;
    }

    /** Some exceptions of the file system say no more than the name of the file. */
    private static String words(Exception e) {
        if (e instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return words(unchecked.getCause());
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or folder";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (e instanceof FileAlreadyExistsException file) {
            return file.getFile() + ": is a file, but a folder is needed";
        }
        String message = String.valueOf(e.getMessage());
        return e instanceof IOException && message.equals(DISK_FULL)
                ? "the disk that is written to is full: make room on it, or name a place on another one"
                : message;
    }
}
