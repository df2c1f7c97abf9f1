package io.customerprediction.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The outcomes of the customers of the sample log, which the log does not contain. */
record KnownOutcomes(Map<String, Double> churned) {

    static KnownOutcomes read() throws IOException {
        Path data = Path.of(System.getProperty("project.root"), "data", "test_data.csv");
        return new KnownOutcomes(column(Files.readAllLines(data), 4));
    }

    /** A column of numbers by customer, from lines of CSV with a header. */
    static Map<String, Double> column(List<String> lines, int column) {
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .collect(Collectors.toMap(fields -> fields[0], fields -> Double.parseDouble(fields[column])));
    }

    private double outcome(String customer) {
        return Objects.requireNonNull(churned.get(customer), customer);
    }

    /** Share of the customers predicted who stayed away. */
    double churnRate(Map<String, Double> predicted) {
        return predicted.keySet().stream().mapToDouble(this::outcome).average().orElseThrow();
    }

    /** Mean square of the difference between probability and outcome. */
    double brier(Map<String, Double> predicted) {
        return predicted.entrySet().stream()
                .mapToDouble(entry -> Math.pow(entry.getValue() - outcome(entry.getKey()), 2))
                .average()
                .orElseThrow();
    }

    /** The share of pairs, one who stayed away and one who came back, in which the former got the higher probability. */
    double auc(Map<String, Double> predicted) {
        double[] away = probabilities(predicted, 1);
        double[] back = probabilities(predicted, 0);
        double inOrder = 0;
        for (double a : away) {
            for (double b : back) {
                inOrder += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        return inOrder / away.length / back.length;
    }

    private double[] probabilities(Map<String, Double> predicted, double outcome) {
        return predicted.entrySet().stream()
                .filter(entry -> outcome(entry.getKey()) == outcome)
                .mapToDouble(Map.Entry::getValue)
                .toArray();
    }
}
