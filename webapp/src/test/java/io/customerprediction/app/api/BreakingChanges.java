package io.customerprediction.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerprediction.app.testing.Contract;
import io.customerprediction.app.testing.Contract.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What in a description of the API breaks clients of an earlier one: whatever they send must still be accepted, and
 * whatever they receive must be what they were told. New addresses, new optional inputs and new fields of answers are not
 * breaking. For one comparison.
 */
final class BreakingChanges {
    private final Contract before;
    private final Contract after;
    private final List<String> found = new ArrayList<>();

    private BreakingChanges(Contract before, Contract after) {
        this.before = before;
        this.after = after;
    }

    /** All breaking changes, each with its place. */
    static List<String> between(Contract before, Contract after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        before.operations().forEach(changes::operation);
        return changes.found;
    }

    private void operation(Operation old) {
        String name = old.method() + " " + old.path();
        Optional<Operation> now = after.operations().stream()
                .filter(operation -> operation.method().equals(old.method())
                        && withoutNames(operation.path()).equals(withoutNames(old.path())))
                .findFirst();
        if (now.isEmpty()) {
            found.add(name + " is gone");
            return;
        }
        JsonNode was = old.node();
        JsonNode is = now.get().node();
        if (isOpen(before, was) && !isOpen(after, is)) {
            found.add(name + " needs a key");
        }
        parameters(name, was, is);
        body(name, was.path("requestBody"), is.path("requestBody"));
        responses(name, was.path("responses"), is.path("responses"));
    }

    private static String withoutNames(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    private static boolean isOpen(Contract contract, JsonNode operation) {
        JsonNode security = operation.has("security")
                ? operation.path("security")
                : contract.document().path("security");
        return StreamSupport.stream(security.spliterator(), false).anyMatch(JsonNode::isEmpty);
    }

    private void parameters(String name, JsonNode was, JsonNode is) {
        Map<String, JsonNode> old = byName(before, was);
        Map<String, JsonNode> now = byName(after, is);
        now.forEach((parameter, node) -> {
            boolean wasRequired = old.containsKey(parameter)
                    && old.get(parameter).path("required").asBoolean();
            if (node.path("required").asBoolean() && !wasRequired) {
                found.add(name + " needs the parameter " + parameter);
            }
        });
        old.forEach((parameter, node) -> {
            if (now.containsKey(parameter)) {
                SchemaCover.ofRequests(before, after, found::add)
                        .check(node.path("schema"), now.get(parameter).path("schema"), name + " " + parameter);
            } else {
                found.add(name + " no longer takes the parameter " + parameter);
            }
        });
    }

    /** Parameters in the path go by their place, as their names are not sent. */
    private static Map<String, JsonNode> byName(Contract contract, JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        int inPath = 0;
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode node = contract.resolve(parameter);
            String in = node.path("in").asText();
            parameters.put(
                    in + " "
                            + (in.equals("path")
                                    ? "" + inPath++
                                    : node.path("name").asText()),
                    node);
        }
        return parameters;
    }

    private void body(String name, JsonNode wasReference, JsonNode isReference) {
        JsonNode was = before.resolve(wasReference);
        JsonNode is = after.resolve(isReference);
        if (is.path("required").asBoolean() && !was.path("required").asBoolean()) {
            found.add(name + " needs a body");
        }
        was.path("content").properties().forEach(type -> {
            JsonNode now = is.path("content").path(type.getKey());
            if (now.isMissingNode()) {
                found.add(name + " no longer takes " + type.getKey());
            } else {
                SchemaCover.ofRequests(before, after, found::add)
                        .check(type.getValue().path("schema"), now.path("schema"), name + " body");
            }
        });
    }

    private void responses(String name, JsonNode was, JsonNode is) {
        was.properties().forEach(status -> {
            boolean isAnswer = status.getKey().startsWith("2");
            if (is.has(status.getKey())) {
                response(
                        name + " " + status.getKey(),
                        before.resolve(status.getValue()),
                        after.resolve(is.path(status.getKey())));
            } else if (isAnswer) {
                found.add(name + " no longer answers " + status.getKey());
            }
        });
        is.fieldNames().forEachRemaining(status -> {
            if (status.startsWith("2") && !was.has(status)) {
                found.add(name + " answers " + status + ", too");
            }
        });
    }

    private void response(String name, JsonNode was, JsonNode is) {
        was.path("content").properties().forEach(type -> {
            JsonNode now = is.path("content").path(type.getKey());
            if (now.isMissingNode()) {
                found.add(name + " no longer answers " + type.getKey());
            } else {
                SchemaCover.ofAnswers(before, after, found::add)
                        .check(type.getValue().path("schema"), now.path("schema"), name);
            }
        });
    }
}
