package io.customerprediction.app.pages;

import io.customerprediction.FieldProblem;
import io.customerprediction.InvalidInputException;
import io.customerprediction.Rfm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The four inputs as they were typed.
 *
 * @param typed the text of each input by its name; empty where nothing was typed
 */
record PredictForm(Map<String, String> typed) {
    static final List<String> NAMES = List.of("Recency", "Frequency", "Monetary", "Cluster");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,18}([.][0-9]{1,18})?");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,9}");

    /** An empty form. */
    static PredictForm empty() {
        return new PredictForm(Map.of());
    }

    /** The form that a browser sent. */
    static PredictForm of(Map<String, List<String>> parameters) {
        Map<String, String> typed = new TreeMap<>();
        for (String name : NAMES) {
            typed.put(name, parameters.getOrDefault(name, List.of("")).get(0).strip());
        }
        return new PredictForm(typed);
    }

    String text(String name) {
        return typed.getOrDefault(name, "");
    }

    /**
     * The inputs that were typed.
     *
     * @param segments how many the model has
     * @param needsMonetary whether spend must be given
     * @throws InvalidInputException naming every input that is missing or wrong
     */
    Rfm inputs(int segments, boolean needsMonetary) {
        List<FieldProblem> problems = new ArrayList<>();
        double recency = number("Recency", 0, problems);
        int frequency = whole("Frequency", 1, problems);
        double monetary = needsMonetary || !text("Monetary").isEmpty() ? number("Monetary", 0, problems) : Double.NaN;
        Integer cluster = text("Cluster").isEmpty() ? null : (Integer) whole("Cluster", 1, problems);
        if (cluster != null && (cluster < 1 || cluster > segments)) {
            problems.add(new FieldProblem("Cluster", "is " + cluster + "; choose one from the list"));
        }
        try {
            Rfm inputs = new Rfm(recency, frequency, monetary, cluster);
            if (problems.isEmpty()) {
                return inputs;
            }
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        }
        throw new InvalidInputException(problems);
    }

    private double number(String name, double otherwise, List<FieldProblem> problems) {
        if (NUMBER.matcher(text(name)).matches()) {
            return Double.parseDouble(text(name));
        }
        problems.add(unreadable(name, "a number such as 12 or 12.5"));
        return otherwise;
    }

    private int whole(String name, int otherwise, List<FieldProblem> problems) {
        if (WHOLE.matcher(text(name)).matches()) {
            return Integer.parseInt(text(name));
        }
        problems.add(unreadable(name, "a whole number such as 12"));
        return otherwise;
    }

    private FieldProblem unreadable(String name, String wanted) {
        String text = text(name);
        return new FieldProblem(
                name, text.isEmpty() ? "is missing; give " + wanted : "is \"" + text + "\"; give " + wanted);
    }
}
