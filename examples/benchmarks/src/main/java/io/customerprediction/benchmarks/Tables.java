package io.customerprediction.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Turns results of JMH ({@code -rf json -prof gc}) into tables: the median over the forks and their range. */
public final class Tables {
    private static final String LIBRARY = "library";

    private Tables() {}

    /** What one benchmark took with one choice of parameters. */
    private record Result(String benchmark, SortedMap<String, String> parameters, double[] forks, double bytes) {
        static Result of(JsonNode json) {
            SortedMap<String, String> parameters = new TreeMap<>();
            json.path("params")
                    .properties()
                    .forEach(p -> parameters.put(p.getKey(), p.getValue().asText()));
            double[] forks = StreamSupport.stream(
                            json.path("primaryMetric").path("rawData").spliterator(), false)
                    .mapToDouble(Result::mean)
                    .sorted()
                    .toArray();
            String name = json.path("benchmark").asText();
            return new Result(
                    name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
                    parameters,
                    forks,
                    json.path("secondaryMetrics")
                            .path("gc.alloc.rate.norm")
                            .path("score")
                            .asDouble(Double.NaN));
        }

        private static double mean(JsonNode iterations) {
            return StreamSupport.stream(iterations.spliterator(), false)
                    .mapToDouble(JsonNode::asDouble)
                    .average()
                    .orElseThrow();
        }

        double median() {
            int half = forks.length / 2;
            return forks.length % 2 == 1 ? forks[half] : (forks[half - 1] + forks[half]) / 2;
        }

        boolean isOurs() {
            return "COMPILED".equals(parameters.get(LIBRARY));
        }

        /** Whether the other was measured on the same work. */
        boolean isBeside(Result other) {
            return benchmark.equals(other.benchmark) && work().equals(other.work());
        }

        private Map<String, String> work() {
            Map<String, String> work = new TreeMap<>(parameters);
            work.remove(LIBRARY);
            return work;
        }
    }

    /**
     * Prints a table of all results.
     *
     * @param files written by JMH
     */
    public static void main(String... files) throws IOException {
        List<Result> results = new ArrayList<>();
        for (String file : files) {
            new JsonMapper().readTree(Path.of(file).toFile()).forEach(json -> results.add(Result.of(json)));
        }
        System.out.println("| benchmark | with | median | range over forks | bytes an answer | against ours |");
        System.out.println("|---|---|---|---|---|---|");
        results.forEach(result -> System.out.println(line(result, results)));
    }

    private static String line(Result result, List<Result> results) {
        Optional<Result> ours = results.stream()
                .filter(other -> other.isOurs() && other.isBeside(result))
                .findFirst();
        double[] forks = result.forks();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f–%.2f (%d) | %.0f | %s |",
                result.benchmark(),
                String.join(", ", result.parameters().values()),
                result.median(),
                Arrays.stream(forks).min().orElseThrow(),
                Arrays.stream(forks).max().orElseThrow(),
                forks.length,
                result.bytes(),
                ours.map(o -> String.format(Locale.ROOT, "%.1f×", result.median() / o.median()))
                        .orElse(""));
    }
}
