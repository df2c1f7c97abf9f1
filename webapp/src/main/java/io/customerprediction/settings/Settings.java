package io.customerprediction.settings;

import io.customerprediction.FieldProblem;
import io.customerprediction.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the server may be told. Immutable.
 *
 * @param host the address to listen on; {@code 0.0.0.0} for all of the machine's
 * @param port to listen on, 1 to 65535, or 0 for any free one
 * @param models folder of the model bundle
 * @param logs folder of the prediction logs
 * @param maxBodyBytes longest accepted body of a request for one customer
 * @param maxBatchBytes longest accepted body of a request to {@code /api/v1/predictions}
 * @param maxBatch most customers in one request
 */
public record Settings(
        String host, int port, Path models, Path logs, long maxBodyBytes, long maxBatchBytes, int maxBatch) {
    private static final Map<String, String> DEFAULTS = Map.of(
            "host", "0.0.0.0",
            "port", "5000",
            "models", "models",
            "logs", "logs",
            "max-body-bytes", "1048576",
            "max-batch-bytes", "67108864",
            "max-batch", "100000");

    /** The settings where nobody says anything. */
    public static Settings defaults() {
        return of(List.of());
    }

    /**
     * The settings of these sources.
     *
     * @param sources from the weakest to the strongest: a later one wins
     * @throws InvalidInputException naming every unknown setting and every bad value, where each stands and what to do
     */
    public static Settings of(List<SettingsSource> sources) {
        List<FieldProblem> problems = new ArrayList<>();
        Values values = new Values(new TreeMap<>(DEFAULTS), new TreeMap<>(), problems);
        sources.forEach(values::add);
        Settings settings = new Settings(
                values.text("host"),
                (int) values.number("port", 0, 65_535),
                values.path("models"),
                values.path("logs"),
                values.number("max-body-bytes", 1, Integer.MAX_VALUE),
                values.number("max-batch-bytes", 1, Integer.MAX_VALUE),
                (int) values.number("max-batch", 1, 10_000_000));
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return settings;
    }

    /** The merged values, where each came from, and what is wrong with them. */
    private record Values(Map<String, String> byName, Map<String, String> writtenAs, List<FieldProblem> problems) {
        void add(SettingsSource source) {
            source.values().forEach((name, value) -> {
                if (DEFAULTS.containsKey(name)) {
                    byName.put(name, value.strip());
                    writtenAs.put(name, source.writtenAs(name));
                } else {
                    problems.add(new FieldProblem(
                            source.writtenAs(name),
                            "there is no such setting; did you mean "
                                    + source.key(Spelling.nearest(name, DEFAULTS.keySet())) + "?"));
                }
            });
        }

        String text(String name) {
            String value = byName.getOrDefault(name, "");
            if (value.isEmpty()) {
                problem(name, "it is empty; give a value or remove it");
            }
            return value;
        }

        Path path(String name) {
            String value = text(name);
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                problem(name, "it is not a path: " + e.getReason());
                return Path.of("");
            }
        }

        long number(String name, long least, long most) {
            String value = text(name);
            try {
                long number = Long.parseLong(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below, with the range.
            }
            if (!value.isEmpty()) {
                problem(name, "\"" + value + "\" is not a whole number from " + least + " to " + most);
            }
            return least;
        }

        private void problem(String name, String reason) {
            problems.add(new FieldProblem(writtenAs.getOrDefault(name, name), reason));
        }
    }
}
