package io.customerprediction.app.api.predictions;

import io.customerprediction.FieldProblem;
import io.customerprediction.app.http.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is wrong with one customer; bounded, so that no request can fill the memory with its errors. */
final class Errors {
    private static final int MOST = 50;

    private final List<FieldError> list = new ArrayList<>(0);

    void add(String pointer, String reason) {
        if (list.size() < MOST) {
            list.add(FieldError.at(pointer, reason));
        } else if (list.size() == MOST) {
            list.add(FieldError.at("", "There is more wrong than is listed here; mend this first."));
        }
    }

    /** Problems that the library found in fields of the same names. */
    void addAll(Collection<FieldProblem> problems) {
        problems.forEach(problem -> add("/" + problem.field(), problem.reason()));
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    List<FieldError> list() {
        return list;
    }
}
