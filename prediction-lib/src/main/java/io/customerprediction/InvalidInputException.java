package io.customerprediction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An input that no prediction can be made for; lists every problem at once. */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Immutable; an ArrayList, as the lists of {@link List#copyOf} are not declared serializable. */
    private final ArrayList<FieldProblem> problems;

    /**
     * An exception for these problems.
     *
     * @param problems all that is wrong, at least one
     */
    public InvalidInputException(List<FieldProblem> problems) {
        super(problems.stream().map(p -> p.field() + ": " + p.reason()).collect(Collectors.joining("; ")));
        this.problems = new ArrayList<>(problems);
    }

    /** All that is wrong with the input. */
    public List<FieldProblem> problems() {
        return List.copyOf(problems);
    }
}
