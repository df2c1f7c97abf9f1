package io.customerprediction.app.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads an expression of Prometheus' query language by the part of its grammar that our files use, and rejects everything
 * else: binary operators with {@code on} and {@code ignoring}, aggregations with {@code by}, functions, selectors with
 * matchers and ranges, numbers and texts.
 */
final class PromQl {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<number>[0-9]+(?:\\.[0-9]+)?(?![a-z0-9]))"
            + "|(?<duration>[0-9]+[smhdwy])|(?<name>[A-Za-z_:][A-Za-z0-9_:]*)|(?<text>\"(?:[^\"\\\\]|\\\\.)*\")"
            + "|(?<sign>=~|!~|!=|==|<=|>=|[-+*/%^<>=(){}\\[\\],]))");
    private static final Set<String> AGGREGATIONS = Set.of("sum", "min", "max", "avg", "count", "topk");
    private static final Map<String, Integer> FUNCTIONS = Map.of(
            "rate",
            1,
            "increase",
            1,
            "histogram_quantile",
            2,
            "absent",
            1,
            "delta",
            1,
            "max_over_time",
            1,
            "clamp_min",
            2);
    private static final Set<String> RANGED = Set.of("rate", "increase", "delta", "max_over_time");
    private static final Set<String> OPERATORS =
            Set.of("+", "-", "*", "/", "%", "^", "==", "!=", "<", ">", "<=", ">=", "and", "or", "unless");

    private final List<String> tokens = new ArrayList<>();
    private final String text;
    private int at;

    /** Labels that are used of each metric. */
    private final TreeMap<String, Set<String>> labels = new TreeMap<>();

    private PromQl(String text) {
        this.text = text;
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        String rest = text.stripTrailing();
        while (end < rest.length()) {
            if (!token.find(end) || token.start() != end) {
                throw wrong("nothing that is known begins at " + end);
            }
            tokens.add(token.group().strip());
            end = token.end();
        }
    }

    /**
     * The metrics of an expression, with the labels that it uses of them.
     *
     * @throws IllegalArgumentException if it is no expression
     */
    static Map<String, Set<String>> metrics(String text) {
        PromQl query = new PromQl(text);
        query.expression();
        if (query.at < query.tokens.size()) {
            throw query.wrong("something follows its end");
        }
        return query.labels;
    }

    private Set<String> expression() {
        Set<String> metrics = operand();
        while (OPERATORS.contains(peek())) {
            next();
            if (peek().equals("on") || peek().equals("ignoring")) {
                next();
                names().forEach(label -> metrics.forEach(metric -> use(metric, label)));
            }
            metrics.addAll(operand());
        }
        return metrics;
    }

    private Set<String> operand() {
        String token = next();
        if (token.equals("(")) {
            Set<String> inside = expression();
            expect(")");
            return inside;
        }
        if (token.matches("[0-9.]+")) {
            return new TreeSet<>();
        }
        if (AGGREGATIONS.contains(token)) {
            return aggregation();
        }
        if (FUNCTIONS.containsKey(token) && peek().equals("(")) {
            return function(token);
        }
        return selector(token, false);
    }

    private Set<String> aggregation() {
        Set<String> by = peek().equals("by") || peek().equals("without") ? by() : Set.of();
        expect("(");
        Set<String> metrics = expression();
        expect(")");
        by.forEach(label -> metrics.forEach(metric -> use(metric, label)));
        return metrics;
    }

    private Set<String> by() {
        next();
        return names();
    }

    private Set<String> function(String name) {
        expect("(");
        Set<String> metrics = new TreeSet<>();
        for (int k = 0; k < FUNCTIONS.getOrDefault(name, 0); k++) {
            if (k > 0) {
                expect(",");
            }
            metrics.addAll(RANGED.contains(name) ? selector(next(), true) : expression());
        }
        expect(")");
        return metrics;
    }

    private Set<String> selector(String metric, boolean ranged) {
        if (!metric.matches("[A-Za-z_:][A-Za-z0-9_:]*")) {
            throw wrong(metric + " is no metric");
        }
        labels.computeIfAbsent(metric, unused -> new TreeSet<>());
        if (peek().equals("{")) {
            next();
            matcher(metric);
            while (peek().equals(",")) {
                next();
                matcher(metric);
            }
            expect("}");
        }
        if (ranged) {
            expect("[");
            if (!next().matches("[0-9]+[smhdwy]")) {
                throw wrong("a range is no duration");
            }
            expect("]");
        }
        return new TreeSet<>(Set.of(metric));
    }

    private void matcher(String metric) {
        use(metric, next());
        String operator = next();
        String value = next();
        if (!Set.of("=", "!=", "=~", "!~").contains(operator) || !value.startsWith("\"")) {
            throw wrong("a label is compared with " + value);
        }
        if (operator.endsWith("~")) {
            try {
                Pattern.compile(value.substring(1, value.length() - 1).replace("$instance", ".*"));
            } catch (PatternSyntaxException e) {
                throw wrong(e.toString());
            }
        }
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        expect("(");
        names.add(next());
        while (peek().equals(",")) {
            next();
            names.add(next());
        }
        expect(")");
        return names;
    }

    private void use(String metric, String label) {
        labels.computeIfAbsent(metric, unused -> new TreeSet<>()).add(label);
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        if (at == tokens.size()) {
            throw wrong("it ends too early");
        }
        return tokens.get(at++);
    }

    private void expect(String sign) {
        String found = next();
        if (!found.equals(sign)) {
            throw wrong(sign + " is expected, not " + found);
        }
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(text + ": " + why);
    }
}
