package io.customerprediction.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerprediction.app.testing.Contract;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Whether one schema, the wide one, accepts all that another one, the narrow one, does. Requests of before must be accepted
 * by the schema of after; answers of after must be accepted by that of before. For one comparison.
 */
final class SchemaCover {
    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");
    /** Formats that say how a number is kept and exclude none. */
    private static final Set<String> SIZES = Set.of("int32", "int64", "float", "double");

    private static final List<String> LEAST = List.of("minimum", "minLength", "minItems");
    private static final List<String> MOST = List.of("maximum", "maxLength", "maxItems");

    private final Contract ofWide;
    private final Contract ofNarrow;
    private final boolean isOfAnswers;
    private final Consumer<String> report;
    private final Set<String> compared = new HashSet<>();

    private SchemaCover(Contract ofWide, Contract ofNarrow, boolean isOfAnswers, Consumer<String> report) {
        this.ofWide = ofWide;
        this.ofNarrow = ofNarrow;
        this.isOfAnswers = isOfAnswers;
        this.report = report;
    }

    /** Whether what could be sent still can. */
    static SchemaCover ofRequests(Contract before, Contract after, Consumer<String> report) {
        return new SchemaCover(after, before, false, report);
    }

    /** Whether what is answered is what was described. */
    static SchemaCover ofAnswers(Contract before, Contract after, Consumer<String> report) {
        return new SchemaCover(before, after, true, report);
    }

    /** Compares a schema of before with one of after. */
    void check(JsonNode before, JsonNode after, String at) {
        covers(isOfAnswers ? before : after, isOfAnswers ? after : before, at);
    }

    private void covers(JsonNode wideReference, JsonNode narrowReference, String at) {
        if (wideReference.has("$ref") && !compared.add(wideReference + " " + narrowReference)) {
            return; // compared already; a schema may refer to itself
        }
        JsonNode wide = ofWide.resolve(wideReference);
        JsonNode narrow = ofNarrow.resolve(narrowReference);
        if (narrow.has("oneOf")) {
            narrow.path("oneOf").forEach(one -> covers(wide, one, at));
        } else if (wide.has("oneOf")) {
            coveredByOne(wide.path("oneOf"), narrow, at);
        } else {
            types(wide, narrow, at);
            values(wide, narrow, at);
            fields(wide, narrow, at);
            if (wide.has("items") && !wide.path("items").isEmpty()) {
                covers(wide.path("items"), narrow.path("items"), at + "/*");
            }
        }
    }

    private void coveredByOne(JsonNode wideOnes, JsonNode narrow, String at) {
        List<String> why = new ArrayList<>();
        for (JsonNode one : wideOnes) {
            List<String> problems = new ArrayList<>();
            new SchemaCover(ofWide, ofNarrow, isOfAnswers, problems::add).covers(one, narrow, at);
            if (problems.isEmpty()) {
                return;
            }
            why.addAll(problems);
        }
        report.accept(at + " fits none of what is possible: " + why);
    }

    private void types(JsonNode wide, JsonNode narrow, String at) {
        Set<String> possible = types(wide);
        Set<String> others = types(narrow).stream()
                .filter(type -> !possible.contains(type) && !(type.equals("integer") && possible.contains("number")))
                .collect(Collectors.toSet());
        if (!others.isEmpty()) {
            report.accept(at + (isOfAnswers ? " may now be " : " may no longer be ") + others);
        }
    }

    private static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isMissingNode()
                ? TYPES
                : type.isTextual()
                        ? Set.of(type.asText())
                        : stream(type).map(JsonNode::asText).collect(Collectors.toSet());
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private void values(JsonNode wide, JsonNode narrow, String at) {
        Set<JsonNode> possible = constants(wide);
        Set<JsonNode> others = constants(narrow);
        if (!possible.isEmpty() && (others.isEmpty() || !possible.containsAll(others))) {
            others.removeAll(possible);
            report.accept(
                    at + (isOfAnswers ? " may now have the values " : " may no longer have the values ") + others);
        }
        for (String limit : LEAST) {
            if (wide.has(limit)
                    && !(narrow.has(limit)
                            && narrow.path(limit).asDouble() >= wide.path(limit).asDouble())) {
                report.accept(at + " has another " + limit);
            }
        }
        for (String limit : MOST) {
            if (wide.has(limit)
                    && !(narrow.has(limit)
                            && narrow.path(limit).asDouble() <= wide.path(limit).asDouble())) {
                report.accept(at + " has another " + limit);
            }
        }
        for (String form : List.of("pattern", "format")) {
            if (wide.has(form)
                    && !SIZES.contains(wide.path(form).asText())
                    && !wide.path(form).equals(narrow.path(form))) {
                report.accept(at + " has another " + form);
            }
        }
    }

    private static Set<JsonNode> constants(JsonNode schema) {
        Set<JsonNode> constants = new HashSet<>();
        schema.path("enum").forEach(constants::add);
        if (schema.has("const")) {
            constants.add(schema.path("const"));
        }
        return constants;
    }

    private void fields(JsonNode wide, JsonNode narrow, String at) {
        Set<String> always =
                stream(narrow.path("required")).map(JsonNode::asText).collect(Collectors.toSet());
        for (JsonNode required : wide.path("required")) {
            if (!always.contains(required.asText())) {
                report.accept(
                        at + "/" + required.asText() + (isOfAnswers ? " may now be missing" : " must now be given"));
            }
        }
        JsonNode known = wide.path("properties");
        JsonNode others = wide.path("additionalProperties");
        narrow.path("properties").properties().forEach(field -> {
            String place = at + "/" + field.getKey();
            if (known.has(field.getKey())) {
                covers(known.path(field.getKey()), field.getValue(), place);
            } else if (others.isObject()) {
                covers(others, field.getValue(), place);
            } else if (!isOfAnswers && others.isBoolean() && !others.asBoolean()) {
                report.accept(place + " is no longer taken");
            }
        });
        if (isOfAnswers) {
            known.fieldNames().forEachRemaining(name -> {
                if (!narrow.path("properties").has(name)) {
                    report.accept(at + "/" + name + " is no longer answered");
                }
            });
        } else if (others.isBoolean() && !others.asBoolean() && isOpen(narrow)) {
            report.accept(at + " no longer takes other fields");
        }
    }

    private static boolean isOpen(JsonNode schema) {
        return types(schema).contains("object")
                && !(schema.path("additionalProperties").isBoolean()
                        && !schema.path("additionalProperties").asBoolean());
    }
}
