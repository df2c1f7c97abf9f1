package io.customerprediction;

import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be answered; names every problem at once. */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> problems;

    /**
     * An exception for these problems.
     *
     * @param problems all that is wrong, at least one
     */
    public InvalidInputException(List<FieldProblem> problems) {
        super(problems.stream().map(p -> p.field() + ": " + p.reason()).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong with the input. */
    public List<FieldProblem> problems() {
        return problems;
    }
}
