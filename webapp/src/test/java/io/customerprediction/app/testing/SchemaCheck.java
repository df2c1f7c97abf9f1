package io.customerprediction.app.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Holds values against JSON schemas, as far as our contract uses them; any other keyword is a mistake. */
public record SchemaCheck(JsonNode document) {
    private static final Set<String> KEYWORDS = Set.of(
            "$ref",
            "type",
            "enum",
            "const",
            "oneOf",
            "items",
            "minItems",
            "maxItems",
            "required",
            "properties",
            "additionalProperties",
            "minimum",
            "maximum",
            "maxLength",
            "format",
            "description");

    /** The node itself, or what it refers to. */
    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** What is wrong with the value, with the place of each mistake. */
    public List<String> mistakes(JsonNode schema, JsonNode value) {
        List<String> mistakes = new ArrayList<>();
        check(resolve(schema), value, "", mistakes);
        return mistakes;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> mistakes) {
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!KEYWORDS.contains(keyword)) {
                mistakes.add(at + ": unknown keyword " + keyword);
            }
        });
        if (schema.has("type")
                && !types(schema.path("type")).contains(type(value))
                && !(type(value).equals("integer") && types(schema.path("type")).contains("number"))) {
            mistakes.add(at + ": " + value + " is no " + schema.path("type"));
        }
        if (schema.has("enum")
                && !StreamSupport.stream(schema.path("enum").spliterator(), false)
                        .anyMatch(value::equals)) {
            mistakes.add(at + ": " + value + " is none of " + schema.path("enum"));
        }
        if (schema.has("const") && !schema.path("const").equals(value)) {
            mistakes.add(at + ": " + value + " is not " + schema.path("const"));
        }
        if (schema.has("oneOf")) {
            long fitting = StreamSupport.stream(schema.path("oneOf").spliterator(), false)
                    .filter(one -> mistakes(one, value).isEmpty())
                    .count();
            if (fitting != 1) {
                mistakes.add(at + ": " + value + " fits " + fitting + " schemas of oneOf");
            }
        }
        if (value.isNumber()) {
            range(schema, value, at, mistakes);
        } else if (value.isObject()) {
            object(schema, value, at, mistakes);
        } else if (value.isArray()) {
            if (value.size() < schema.path("minItems").asInt(0)
                    || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
                mistakes.add(at + ": " + value.size() + " items are too few or too many");
            }
            for (int k = 0; k < value.size(); k++) {
                check(resolve(schema.path("items")), value.get(k), at + "/" + k, mistakes);
            }
        }
    }

    private static void range(JsonNode schema, JsonNode value, String at, List<String> mistakes) {
        double least = schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY);
        double most = schema.path("maximum").asDouble(Double.POSITIVE_INFINITY);
        if (value.asDouble() < least || value.asDouble() > most) {
            mistakes.add(at + ": " + value + " is out of range");
        }
    }

    private void object(JsonNode schema, JsonNode value, String at, List<String> mistakes) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                mistakes.add(at + ": " + name + " is missing");
            }
        });
        value.properties().forEach(field -> {
            JsonNode property = schema.path("properties").path(field.getKey());
            JsonNode other = schema.path("additionalProperties");
            if (!property.isMissingNode()) {
                check(resolve(property), field.getValue(), at + "/" + field.getKey(), mistakes);
            } else if (other.isObject()) {
                check(resolve(other), field.getValue(), at + "/" + field.getKey(), mistakes);
            } else if (other.isBoolean()) {
                mistakes.add(at + ": unknown field " + field.getKey());
            }
        });
    }

    private static List<String> types(JsonNode type) {
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(type.asText());
    }

    private static String type(JsonNode value) {
        if (value.isNumber()) {
            return value.asDouble() == Math.rint(value.asDouble()) ? "integer" : "number";
        }
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            default -> "nothing";
        };
    }
}
