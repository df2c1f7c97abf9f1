package io.customerprediction.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, each asked for by name and kind. Whatever is missing or of another kind is refused with an
 * {@link IllegalArgumentException} that names it. Binding to records would do the same, but its first use costs a server
 * a tenth of a second of its start.
 */
record JsonFields(JsonNode object) {
    JsonFields {
        check(object.isObject(), "an object", "it", object);
    }

    int whole(String name) {
        JsonNode field = object.path(name);
        check(field.canConvertToInt() && field.isIntegralNumber(), "a whole number", name, field);
        return field.intValue();
    }

    long length(String name) {
        JsonNode field = object.path(name);
        check(field.isIntegralNumber(), "a whole number", name, field);
        return field.longValue();
    }

    double number(String name) {
        return number(name, object.path(name));
    }

    /** A number, or {@code NaN} for {@code null}. */
    double numberOrNull(String name) {
        return object.path(name).isNull() ? Double.NaN : number(name);
    }

    private static double number(String name, JsonNode field) {
        check(field.isNumber(), "a number", name, field);
        return field.doubleValue();
    }

    double[] numbers(String name) {
        JsonNode list = list(name);
        double[] numbers = new double[list.size()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = number(name, list.path(k));
        }
        return numbers;
    }

    boolean flag(String name) {
        JsonNode field = object.path(name);
        check(field.isBoolean(), "true or false", name, field);
        return field.booleanValue();
    }

    String text(String name) {
        return text(name, object.path(name));
    }

    private static String text(String name, JsonNode field) {
        check(field.isTextual(), "a text", name, field);
        return field.textValue();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        list(name).forEach(text -> texts.add(text(name, text)));
        return texts;
    }

    LocalDate date(String name) {
        try {
            return LocalDate.parse(text(name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " is no date: " + object.path(name), e);
        }
    }

    <T> T object(String name, Function<JsonFields, T> value) {
        JsonNode field = object.path(name);
        check(field.isObject(), "an object", name, field);
        return value.apply(new JsonFields(field));
    }

    <T> @Nullable T objectOrNull(String name, Function<JsonFields, T> value) {
        return object.path(name).isNull() ? null : object(name, value);
    }

    /** Whether there is such a field: files of earlier releases lack some. */
    boolean has(String name) {
        return object.has(name);
    }

    /** The same for a field that files of earlier releases do not have. */
    <T> @Nullable T objectIfAny(String name, Function<JsonFields, T> value) {
        return object.path(name).isMissingNode() ? null : objectOrNull(name, value);
    }

    <T> List<T> objects(String name, Function<JsonFields, T> value) {
        List<T> values = new ArrayList<>();
        list(name).forEach(element -> values.add(value.apply(new JsonFields(element))));
        return values;
    }

    /** All fields, each an object, by name. */
    <T> SortedMap<String, T> all(Function<JsonFields, T> value) {
        SortedMap<String, T> values = new TreeMap<>();
        object.properties().forEach(field -> values.put(field.getKey(), value.apply(new JsonFields(field.getValue()))));
        return values;
    }

    private JsonNode list(String name) {
        JsonNode field = object.path(name);
        check(field.isArray(), "a list", name, field);
        return field;
    }

    private static void check(boolean right, String wanted, String name, JsonNode found) {
        if (!right) {
            throw new IllegalArgumentException(
                    name + (found.isMissingNode() ? " is missing" : " is not " + wanted + ": " + found));
        }
    }
}
