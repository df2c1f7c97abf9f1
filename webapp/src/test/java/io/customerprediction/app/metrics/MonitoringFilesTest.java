package io.customerprediction.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.customerprediction.app.jobs.CustomerBase;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alert rules and the dashboard in conf/: their structure, and that a running server has what they ask for. */
class MonitoringFilesTest {
    private static final Path CONF = Path.of(System.getProperty("project.root"), "conf");
    private static final String GOOD = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}";
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{([^}]*)})? ");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    /** Prometheus adds these itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

    /** The labels of each metric of a server that has predicted, and has rejected a row. */
    private static final Map<String, Set<String>> SERVED = new TreeMap<>();

    @TempDir
    static Path logs;

    /** Loads the shop's log with more days, so that a forecast is compared. */
    private static void growBy(Store store, int days) {
        List<TransactionRow> rows = new ArrayList<>();
        for (int day = 1; day <= days; day++) {
            for (int k = 0; k < 20; k++) {
                rows.add(new TransactionRow("c" + k, TestModel.AS_OF.plusDays(day), 50.0, null));
            }
        }
        CleanedLog log = new CleanedLog(
                TestModel.log().purchases().merge(PurchaseLog.of(rows)),
                TestModel.log().cleaning());
        LocalDate asOf = TestModel.AS_OF.plusDays(days);
        CustomerBase.fill(store, "shop.csv", log, TestModel.PREDICTOR, asOf, 2, CustomerBase.Progress.NONE);
    }

    @BeforeAll
    static void serve() {
        try (Store store = TestStore.filled();
                TestServer server = TestServer.start(logs, store)) {
            server.post("/predict_churn", GOOD);
            growBy(store, 20);
            Visitor visitor = new Visitor(server);
            visitor.whenOver(visitor.upload("shop.csv", "customer_id,date\na,2024-03-01\na,2024-04-01\n,2024-05-01\n"));
            for (Matcher sample = SAMPLE.matcher(server.get("/metrics").body()); sample.find(); ) {
                Set<String> labels = SERVED.computeIfAbsent(sample.group(1), unused -> new TreeSet<>(OF_PROMETHEUS));
                String inBraces = sample.group(2) == null ? "" : sample.group(2);
                LABEL.matcher(inBraces).results().forEach(label -> labels.add(label.group(1)));
            }
        }
        SERVED.put("up", OF_PROMETHEUS);
    }

    private static void assertServed(String expression) {
        PromQl.metrics(expression).forEach((metric, labels) -> {
            assertThat(SERVED).as(expression).containsKey(metric);
            assertThat(SERVED.get(metric)).as(metric + " in " + expression).containsAll(labels);
        });
    }

    @Test
    void everyAlertHasAnExpressionATimeASeverityAndSaysWhatToDo() throws IOException {
        JsonNode file = YAMLMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readTree(CONF.resolve("prometheus-alerts.yml").toFile());
        assertThat(names(file)).containsExactly("groups");
        Set<String> seen = new HashSet<>();
        for (JsonNode group : file.get("groups")) {
            assertThat(names(group)).containsExactly("name", "rules");
            assertThat(group.get("rules").size()).isGreaterThan(8);
            for (JsonNode rule : group.get("rules")) {
                assertThat(names(rule))
                        .as(rule.toString())
                        .containsExactly("alert", "expr", "for", "labels", "annotations");
                String alert = rule.get("alert").asText();
                assertThat(alert).matches("CustomerPrediction[A-Z][A-Za-z]+");
                assertThat(seen.add(alert)).as(alert).isTrue();
                assertThat(rule.get("for").asText()).as(alert).matches("[0-9]+[smhd]");
                assertThat(names(rule.get("labels"))).as(alert).containsExactly("severity");
                assertThat(rule.get("labels").get("severity").asText())
                        .as(alert)
                        .isIn("page", "ticket");
                assertThat(names(rule.get("annotations"))).as(alert).containsExactly("summary", "action");
                rule.get("annotations")
                        .forEach(text -> assertThat(text.asText()).as(alert).hasSizeGreaterThan(15));
                assertThat(rule.get("expr").isTextual()).as(alert).isTrue();
                assertServed(rule.get("expr").asText());
            }
        }
        assertThat(seen).hasSizeGreaterThan(8);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void everyPanelOfTheDashboardHasAPlaceAndExpressionsOfMetricsThatThereAre() throws IOException {
        JsonNode board = new ObjectMapper()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .readTree(CONF.resolve("grafana-dashboard.json").toFile());
        assertThat(board.path("title").asText()).isNotBlank();
        assertThat(board.path("uid").asText()).matches("[A-Za-z0-9_-]{1,40}");
        assertThat(board.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(36);
        Set<String> variables = new TreeSet<>();
        board.path("templating")
                .path("list")
                .forEach(one -> variables.add(one.path("name").asText()));
        assertThat(variables).contains("source", "instance");
        Set<Integer> ids = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (JsonNode panel : board.path("panels")) {
            String title = panel.path("title").asText();
            assertThat(title).isNotBlank();
            assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
            assertThat(panel.path("type").asText()).as(title).isIn("stat", "timeseries", "table", "gauge");
            assertThat(panel.path("datasource").path("uid").asText()).as(title).isEqualTo("${source}");
            takePlace(panel.path("gridPos"), places, title);
            assertThat(panel.path("targets")).as(title).isNotEmpty();
            for (JsonNode target : panel.path("targets")) {
                String expression = target.path("expr").asText();
                assertServed(expression);
                Pattern.compile("\\$\\{?([a-z]+)")
                        .matcher(expression)
                        .results()
                        .forEach(used -> assertThat(variables).as(title).contains(used.group(1)));
            }
        }
        assertThat(ids).hasSizeGreaterThan(8);
    }

    private static void takePlace(JsonNode grid, Set<String> places, String title) {
        assertThat(grid.path("x").asInt() + grid.path("w").asInt()).as(title).isBetween(1, 24);
        for (int x = grid.path("x").asInt();
                x < grid.path("x").asInt() + grid.path("w").asInt();
                x++) {
            for (int y = grid.path("y").asInt();
                    y < grid.path("y").asInt() + grid.path("h").asInt();
                    y++) {
                assertThat(places.add(x + " " + y))
                        .as(title + " is over another panel")
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sum by (instance (rate(a[5m]))",
                "rate(a)",
                "rate(a[5])",
                "a{b=c}",
                "a{b=\"c\"",
                "a{b=~\"(\"}",
                "a >",
                "a b",
                "sum(a))",
                "histogram_quantile(0.99)",
                "a{b=\"c\",}"
            })
    void anExpressionThatIsNoneIsNoticed(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> PromQl.metrics(expression));
    }
}
