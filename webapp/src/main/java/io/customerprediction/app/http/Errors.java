package io.customerprediction.app.http;

import io.customerprediction.FieldProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What is wrong with a request or a part of it; bounded, so that no request can fill the memory with its errors. For one
 * thread.
 */
public final class Errors {
    private static final int MOST = 50;

    private final List<FieldError> list = new ArrayList<>(0);

    /** Takes an error; of those beyond the fiftieth only that there are more. */
    public void add(String pointer, String reason) {
        if (list.size() < MOST) {
            list.add(FieldError.at(pointer, reason));
        } else if (list.size() == MOST) {
            list.add(FieldError.at("", "There is more wrong than is listed here; mend this first."));
        }
    }

    /** Problems that the library found in fields of the same names. */
    public void addAll(Collection<FieldProblem> problems) {
        problems.forEach(problem -> add("/" + problem.field(), problem.reason()));
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** The errors in the order in which they were found. */
    public List<FieldError> list() {
        return list;
    }
}
