package io.customerprediction.app.api.inference;

import io.customerprediction.app.http.Errors;
import java.util.List;

/**
 * One input of a request, whose values are as many as its shape says.
 *
 * @param pointer where it stands in the request
 * @param input which of them
 * @param shape how many customers, and for more than one value each, how many
 * @param values in row-major order, {@code NaN} for {@code null}; not to be changed
 */
record Tensor(String pointer, Input input, List<Integer> shape, double[] values) {
    /** Where a value stands in the request, its list taken as flat. */
    String at(int value) {
        return pointer + "/data/" + value;
    }

    /** How many customers it is about. */
    int rows() {
        return shape.get(0);
    }

    /** Whether the shape fits the input; if not, that is an error. */
    boolean hasRightShape(Errors errors) {
        boolean fits = shape.size() == 2 ? shape.get(1) == input.width() : shape.size() == 1 && input.width() == 1;
        if (!fits) {
            String wanted = input.width() == 1 ? "[n] or [n, 1]" : "[n, " + input.width() + "]";
            errors.add(pointer + "/shape", "is " + shape + "; give " + wanted + ", n being the number of customers");
        } else if (rows() == 0) {
            errors.add(pointer + "/shape", "is " + shape + "; give at least one customer");
        }
        return fits && rows() > 0;
    }
}
