package io.customerprediction.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Runs several commands in one JVM, one after the other, and prints the exit code of each. */
public final class SeveralCommands {
    /** Stands between two commands. */
    static final String THEN = "--then";

    /** The line after what a command prints: its name and exit code. */
    static final Pattern END = Pattern.compile("([a-z]+) ended with ([0-9]+)");

    private SeveralCommands() {}

    /** Runs the commands. */
    public static void main(String[] arguments) {
        List<String> rest = Arrays.asList(arguments);
        while (!rest.isEmpty()) {
            int end = rest.contains(THEN) ? rest.indexOf(THEN) : rest.size();
            String[] command = rest.subList(0, end).toArray(new String[0]);
            int exit = Main.run(command);
            System.out.println(command[0] + " ended with " + exit);
            rest = rest.subList(Math.min(end + 1, rest.size()), rest.size());
        }
    }
}
