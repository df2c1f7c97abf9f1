package io.customerprediction;

import java.io.Serializable;

/**
 * One thing wrong with one field of an input.
 *
 * @param field the field by the name its user gives it, such as {@code Recency}
 * @param reason what is wrong, with the value, and what would be right
 */
public record FieldProblem(String field, String reason) implements Serializable {
    private static final long serialVersionUID = 1L;
}
