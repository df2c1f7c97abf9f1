package io.customerprediction.app.api.inference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerprediction.app.http.Errors;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The values of a tensor: a flat list in row-major order, or a list of lists that are all equally long. For one tensor. */
final class TensorData {
    private static final int FIRST = 64;
    private static final int OPEN = -1;

    private final JsonParser parser;
    private final String pointer;
    private final int most;
    private final Errors errors;
    private double[] values = new double[FIRST];
    private int size;
    private int rowLength = OPEN;
    private boolean isNested;
    private boolean isMixed;

    /**
     * @param pointer where the list stands
     * @param most values
     */
    TensorData(JsonParser parser, String pointer, int most, Errors errors) {
        this.parser = parser;
        this.pointer = pointer;
        this.most = most;
        this.errors = errors;
    }

    /** Reads the list at the parser. */
    void read() throws IOException {
        int rows = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            boolean isRow = parser.currentToken() == JsonToken.START_ARRAY;
            isMixed |= rows > 0 && isRow != isNested;
            isNested = isRow;
            if (isRow) {
                readRow();
            } else {
                value();
            }
            rows++;
        }
        if (isMixed) {
            errors.add(
                    pointer,
                    "has lists of unequal length; give one flat list, or one of the same length for each customer");
        }
    }

    private void readRow() throws IOException {
        int before = size;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            value();
        }
        isMixed |= rowLength != OPEN && rowLength != size - before;
        rowLength = size - before;
    }

    private void value() throws IOException {
        if (size == most) {
            throw Problem.of(
                    Kind.TOO_LARGE, "A tensor has more than " + most + " values; send the customers in parts.");
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.min(most, 2 * size));
        }
        values[size] = number();
        size++;
    }

    private double number() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return Double.NaN;
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            double value = parser.getDoubleValue();
            if (Double.isFinite(value)) {
                return value + 0.0; // makes -0 a plain 0
            }
        }
        errors.add(
                pointer + "/" + size, "is no finite number; give one, without quotes, or null where it is not known");
        parser.skipChildren();
        return Double.NaN;
    }

    /** Whether the values are as many as the shape says, and in lists of its lengths if in any; if not, that is an error. */
    boolean fits(List<Integer> shape) {
        long wanted =
                shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE));
        if (size != wanted) {
            errors.add(pointer, "has " + size + " values; the shape " + shape + " needs " + wanted);
        } else if (isNested && rowLength != shape.get(shape.size() - 1)) {
            errors.add(
                    pointer,
                    "has lists of " + rowLength + "; the shape " + shape + " needs lists of "
                            + shape.get(shape.size() - 1));
        } else {
            return !isMixed;
        }
        return false;
    }

    /** The values, {@code NaN} for {@code null}. */
    double[] values() {
        return Arrays.copyOf(values, size);
    }
}
