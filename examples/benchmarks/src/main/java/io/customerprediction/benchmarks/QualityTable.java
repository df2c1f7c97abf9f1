package io.customerprediction.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Turns reports of {@code evaluate} into tables: one row a method for each as-of date that was tested. The paired
 * differences that show whether the forest is at least as good as another method stand in the last two columns.
 */
public final class QualityTable {
    private static final String HEAD = """
            | as-of | method | AUC | Brier | log loss | ECE | C-index | R² at 360 d | days if returning | in p10–p90 | \
            before p10 | AUC of the forest − this | Brier of the forest − this |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private QualityTable() {}

    /** Prints the tables of these files to standard output. */
    public static void main(String[] files) throws IOException {
        for (String file : files) {
            print(Path.of(file));
        }
    }

    private static void print(Path file) throws IOException {
        JsonNode report = JsonMapper.builder().build().readTree(file.toFile());
        System.out.printf(
                Locale.ROOT,
                "%n%s, horizon %d d, up to %s, seed %d, grade %s%n%n%s",
                file.toAbsolutePath().resolveSibling("").getFileName(),
                report.path("horizon").asInt(),
                report.at("/log/as_of").asText(),
                report.path("seed").asInt(),
                report.at("/grade/letter").asText(),
                HEAD);
        for (JsonNode origin : report.path("origins")) {
            String date = origin.path("as_of").asText()
                    + String.format(
                            Locale.ROOT,
                            " (%,d customers, %.0f %% churned)",
                            origin.path("customers").asInt(),
                            100 * origin.path("churn_rate").asDouble());
            for (JsonNode churn : origin.path("churn")) {
                System.out.println(row(date, churn, origin));
                date = "";
            }
        }
        JsonNode original = report.path("original");
        if (!original.isMissingNode() && !original.isNull()) {
            String latest = report.at("/origins/0/as_of").asText();
            System.out.println(row(latest, original.path("churn"), original.path("days"), report));
        }
    }

    private static String row(String date, JsonNode churn, JsonNode origin) {
        String method = churn.path("method").asText();
        JsonNode days = of(method, "method", origin.path("days"));
        return row(date, churn, days, of(method, "against", origin.path("comparisons")));
    }

    private static JsonNode of(String method, String field, JsonNode all) {
        for (JsonNode one : all) {
            if (one.path(field).asText().equals(method)) {
                return one;
            }
        }
        return all.path("absent");
    }

    private static String row(String date, JsonNode churn, JsonNode days, JsonNode difference) {
        List<String> cells = new ArrayList<>(List.of(date, churn.path("method").asText()));
        cells.add(number("%.4f", churn.at("/auc/estimate")));
        cells.add(number("%.4f", churn.path("brier")));
        cells.add(number("%.4f", churn.path("log_loss")));
        cells.add(number("%.3f", churn.path("ece")));
        cells.add(number("%.4f", days.path("c_index")));
        cells.add(number("%.3f", days.at("/capped/r2")));
        cells.add(number("%.2f", days.at("/returners/mae")));
        cells.add(number("%.3f", days.at("/coverage/inside")));
        cells.add(number("%.3f", days.at("/coverage/below_p10")));
        cells.add(interval(difference.path("auc")));
        cells.add(interval(difference.path("brier")));
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String interval(JsonNode interval) {
        return interval.path("estimate").isNumber()
                ? String.format(
                        Locale.ROOT,
                        "%+.4f (%+.4f to %+.4f)",
                        interval.path("estimate").asDouble(),
                        interval.path("low").asDouble(),
                        interval.path("high").asDouble())
                : "";
    }

    private static String number(String format, JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, format, value.asDouble()) : "";
    }
}
