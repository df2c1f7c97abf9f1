package io.customerprediction.app.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerprediction.transactions.values.Spelling;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, strictly: a known name once, a value of the wanted type. What is not so becomes an error
 * and is passed over, so that reading goes on and every error is reported. For one object.
 */
public final class FieldReader {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private final JsonParser parser;
    private final String pointer;
    private final List<String> names;
    private final Errors errors;
    private int seen;
    private int current;

    /**
     * The object at the parser.
     *
     * @param pointer where the object stands
     * @param names of the known fields, which are numbered in this order; at most 31
     */
    public FieldReader(JsonParser parser, String pointer, List<String> names, Errors errors) {
        this.parser = parser;
        this.pointer = pointer;
        this.names = names;
        this.errors = errors;
    }

    /** Whether there is an object at all. */
    public boolean start() throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        errors.add(pointer, found() + "; give an object with the fields " + String.join(", ", names));
        parser.skipChildren();
        return false;
    }

    /** The number of the next known field, whose value must then be taken, or -1 at the end of the object. */
    public int next() throws IOException {
        @Nullable String name;
        while ((name = parser.nextFieldName()) != null) {
            current = names.indexOf(name);
            parser.nextToken();
            if (current >= 0 && (seen & 1 << current) == 0) {
                seen |= 1 << current;
                return current;
            }
            if (current >= 0) {
                error("stands more than once; give it once");
            } else {
                errors.add(
                        pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                        "is no known field; did you mean " + Spelling.nearest(name, names) + "?");
            }
            parser.skipChildren();
        }
        return -1;
    }

    /** Whether a field was there, with whatever value. */
    public boolean has(int field) {
        return (seen & 1 << field) != 0;
    }

    /** The current field's number, or {@code NaN} and an error. */
    public double number() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            double value = parser.getDoubleValue();
            if (Double.isFinite(value)) {
                // adding 0 makes -0 a plain 0
                return value + 0.0;
            }
            error("is " + parser.getText() + ", which is no finite number; give a number");
            return Double.NaN;
        }
        error(found() + (token == JsonToken.VALUE_STRING ? "; give the number without quotes" : "; give a number"));
        parser.skipChildren();
        return Double.NaN;
    }

    /** The current field's truth value, or {@code false} and an error. */
    public boolean flag() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_TRUE || parser.currentToken() == JsonToken.VALUE_FALSE) {
            return parser.getBooleanValue();
        }
        error(found() + "; give true or false");
        parser.skipChildren();
        return false;
    }

    /** Whether the current field is a list; if not, that is an error. */
    public boolean list(String of) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            return true;
        }
        error(found() + "; give a list of " + of);
        parser.skipChildren();
        return false;
    }

    /** The current field's text, or {@code null} and an error. */
    @Nullable
    public String text() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        error(found() + "; give a text in quotes");
        parser.skipChildren();
        return null;
    }

    /** The current field's date, or {@code null} and an error. */
    @Nullable
    public LocalDate date() throws IOException {
        @Nullable String text = text();
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Said below, with the range.
        }
        error("is \"" + shortened(text) + "\"; give a day as YYYY-MM-DD, of the years " + FIRST_YEAR + " to "
                + LAST_YEAR);
        return null;
    }

    /** Reports the current field. */
    public void error(String reason) {
        error(current, reason);
    }

    /** Reports any known field. */
    public void error(int field, String reason) {
        errors.add(pointer + "/" + names.get(field), reason);
    }

    /** Reports a field that is needed and was not there. */
    public void missing(int field, String wanted) {
        if (!has(field)) {
            error(field, "is missing; give " + wanted);
        }
    }

    /** What is at the parser, in words. */
    public String found() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> "is the text \"" + shortened(parser.getText()) + "\"";
            case START_ARRAY -> "is a list";
            case START_OBJECT -> "is an object";
            default -> "is " + shortened(parser.getText());
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
