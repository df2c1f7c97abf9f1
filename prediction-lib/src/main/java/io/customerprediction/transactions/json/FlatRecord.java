package io.customerprediction.transactions.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerprediction.transactions.records.RecordText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Takes an object apart into names and values. Objects in it are flattened for three levels: {@code {"customer":{"id":7}}}
 * is {@code customer.id}. Names that begin with a dollar, as in {@code {"$date":"2024-11-13"}}, only say of what type a value is.
 */
final class FlatRecord {
    private static final int MOST_NAMES = 20;
    private static final int MOST_LEVELS = 3;
    private static final int MOST_TYPE_LEVELS = 3;

    private FlatRecord() {}

    /**
     * Reads the object that has just begun, to its end.
     *
     * @param leftOut receives the names of lists and of deeper objects
     */
    static void read(JsonParser json, BiConsumer<String, String> values, Set<String> leftOut) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                nested(json, name, values, leftOut, 1);
            } else {
                value(json, name, values, leftOut);
            }
        }
    }

    private static void nested(
            JsonParser json, String outer, BiConsumer<String, String> values, Set<String> leftOut, int level)
            throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String inner = json.currentName();
            boolean onlyType = inner.startsWith("$");
            String name = onlyType ? outer : outer + "." + inner;
            json.nextToken();
            if (onlyType) {
                typed(json, name, values, leftOut, 1);
            } else if (json.currentToken() == JsonToken.START_OBJECT && level < MOST_LEVELS) {
                nested(json, name, values, leftOut, level + 1);
            } else {
                value(json, name, values, leftOut);
            }
        }
    }

    /** {@code {"$date":{"$numberLong":"1731484800000"}}} has two levels of types. */
    private static void typed(
            JsonParser json, String name, BiConsumer<String, String> values, Set<String> leftOut, int level)
            throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT || level == MOST_TYPE_LEVELS) {
            value(json, name, values, leftOut);
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            json.nextToken();
            typed(json, name, values, leftOut, level + 1);
        }
    }

    private static void value(JsonParser json, String name, BiConsumer<String, String> values, Set<String> leftOut)
            throws IOException {
        switch (json.currentToken()) {
            case VALUE_NULL -> {}
            case VALUE_NUMBER_FLOAT -> values.accept(name, decimal(json));
            case START_OBJECT, START_ARRAY -> {
                json.skipChildren();
                if (leftOut.size() < MOST_NAMES) {
                    leftOut.add(name);
                }
            }
            default -> values.accept(name, json.getText());
        }
    }

    /** Nothing for what is not a number, which some programs write where a value is missing. */
    private static String decimal(JsonParser json) throws IOException {
        return json.isNaN() ? "" : RecordText.plain(new BigDecimal(json.getText()));
    }
}
