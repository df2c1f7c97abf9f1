package io.customerprediction.app.http;

/**
 * One thing wrong with one place of a request.
 *
 * @param place whether {@code at} is a JSON pointer into the body or the name of a query parameter
 * @param at where it is
 * @param reason what is wrong, with the value, and what would be right
 */
public record FieldError(Place place, String at, String reason) {
    /** Where a request can be wrong; the names are members of the problem document. */
    public enum Place {
        pointer,
        parameter
    }

    /** An error in the body. */
    public static FieldError at(String pointer, String reason) {
        return new FieldError(Place.pointer, pointer, reason);
    }

    /** An error in the query. */
    public static FieldError parameter(String name, String reason) {
        return new FieldError(Place.parameter, name, reason);
    }
}
