package io.customerprediction.app;

import io.customerprediction.InvalidInputException;
import io.customerprediction.settings.Spelling;
import io.customerprediction.training.NotReadyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the user is told when something goes wrong, and the exit code. Only what nobody foresaw has a stack trace. */
record Mistakes(Terminal terminal) implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final int PROBLEM = 1;
    private static final int MISUSE = 2;
    private static final int UNFORESEEN = 70;

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        terminal.end();
        CommandLine command = e.getCommandLine();
        command.getErr()
                .println(e.getMessage() + nearest(e) + " (see "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return MISUSE;
    }

    /** What an unknown word comes nearest to. */
    private static String nearest(ParameterException e) {
        List<String> unknown = e instanceof UnmatchedArgumentException u ? u.getUnmatched() : List.of();
        if (unknown.isEmpty()) {
            return "";
        }
        String word = unknown.get(0).split("=", 2)[0];
        CommandLine command = e.getCommandLine();
        Collection<String> known = word.startsWith("-")
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
        return known.isEmpty() ? "" : "; the nearest is " + Spelling.nearest(word, known);
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
        if (e instanceof ParameterException mistake) {
            return handleParseException(mistake, new String[0]);
        }
        terminal.end();
        PrintWriter err = command.getErr();
        if (e instanceof NotReadyException) {
            err.println(e.getMessage() + " The option is --force.");
            return PROBLEM;
        }
        if (e instanceof InvalidInputException || e instanceof IOException || e instanceof UncheckedIOException) {
            err.println(words(e));
            return PROBLEM;
        }
        e.printStackTrace(err);
        return UNFORESEEN;
    }

    /** Some exceptions of the file system say no more than the name of the file. */
    private static String words(Exception e) {
        if (e instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return words(unchecked.getCause());
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": there is no such file or folder";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": this user may not read or write it";
        }
        return String.valueOf(e.getMessage());
    }
}
