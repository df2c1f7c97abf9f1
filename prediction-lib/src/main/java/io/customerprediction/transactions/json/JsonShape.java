package io.customerprediction.transactions.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.customerprediction.transactions.records.OneLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where the records of a JSON text stand, found from its beginning. */
enum JsonShape {
    /** One object after the other, usually one a line. */
    OBJECTS,
    /** One array of objects. */
    ARRAY,
    /** One object that holds one array of objects, perhaps inside of another object. */
    WRAPPED;

    private static final int MOST_LEVELS = 3;

    /**
     * The shape of a text that begins so.
     *
     * @param whole whether that is all of it
     * @throws IOException if it holds several arrays of objects, or none and is not a record either
     */
    static JsonShape of(byte[] start, boolean whole, String source) throws IOException {
        try (JsonParser json = Json.parser(start)) {
            if (json.nextToken() == JsonToken.START_ARRAY) {
                return ARRAY;
            }
            List<String> arrays = new ArrayList<>();
            boolean complete = complete(json, arrays);
            if (complete && (json.nextToken() != null || !whole)) {
                return OBJECTS;
            }
            if (arrays.size() > 1 && complete) {
                throw several(source, arrays);
            }
            return arrays.isEmpty() ? OBJECTS : WRAPPED;
        } catch (JsonProcessingException e) {
            throw Json.broken(source, e);
        }
    }

    static IOException several(String source, List<String> arrays) {
        return OneLine.refusal(
                source,
                "is a JSON object with several lists (" + OneLine.value(String.join(", ", arrays))
                        + "): give the list of the purchases alone, or save it as CSV");
    }

    /** Whether the object that has begun ends within the text; names the arrays of objects in it. */
    private static boolean complete(JsonParser json, List<String> arrays) throws IOException {
        try {
            scan(json, arrays, 1);
            return true;
        } catch (JsonEOFException e) {
            return false;
        }
    }

    /** Names the arrays of objects in what is left of the object in which the parser stands. */
    static void scan(JsonParser json, List<String> arrays, int level) throws IOException {
        while (json.nextToken() != null && json.currentToken() != JsonToken.END_OBJECT) {
            String name = String.valueOf(json.currentName());
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && level < MOST_LEVELS) {
                scan(json, arrays, level + 1);
            } else if (value == JsonToken.START_ARRAY && json.nextToken() == JsonToken.START_OBJECT) {
                arrays.add(name);
                json.skipChildren();
                skipArray(json);
            } else if (value == JsonToken.START_ARRAY) {
                skipArray(json, json.currentToken());
            } else {
                json.skipChildren();
            }
        }
    }

    private static void skipArray(JsonParser json) throws IOException {
        skipArray(json, json.nextToken());
    }

    private static void skipArray(JsonParser json, JsonToken first) throws IOException {
        JsonToken token = first;
        while (token != null && token != JsonToken.END_ARRAY) {
            json.skipChildren();
            token = json.nextToken();
        }
    }

    /** Goes to the first element of the array of objects; whether there is one. */
    static boolean enter(JsonParser json, int level) throws IOException {
        while (json.nextToken() != null && json.currentToken() != JsonToken.END_OBJECT) {
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && level < MOST_LEVELS) {
                if (enter(json, level + 1)) {
                    return true;
                }
            } else if (value == JsonToken.START_ARRAY) {
                if (json.nextToken() == JsonToken.START_OBJECT) {
                    return true;
                }
                skipArray(json, json.currentToken());
            } else {
                json.skipChildren();
            }
        }
        return false;
    }
}
