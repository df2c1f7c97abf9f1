package io.customerprediction.app.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request that is answered with a problem document (RFC 9457). Thrown where the problem is found; one filter writes it.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** All that can be wrong. The type's URI names the constant's section of the page {@code /problems}. */
    public enum Kind {
        MALFORMED_BODY(400, "The body cannot be read"),
        NOT_SIGNED_IN(401, "This needs a key or a login"),
        FORBIDDEN(403, "The form was not sent from a page of this server"),
        NOT_ALLOWED(403, "This needs another role"),
        NO_USERS(403, "The server has no users yet"),
        OTHER_SITE(403, "The request was sent by a page of another site"),
        NOT_FOUND(404, "There is nothing at this address"),
        METHOD_NOT_ALLOWED(405, "This address does not take this method"),
        CONFLICT(409, "The request contradicts another one"),
        TRAINING_UNAVAILABLE(409, "No model can be trained here"),
        TOO_SLOW(408, "The body came too slowly"),
        TOO_LARGE(413, "The request is too large"),
        UNSUPPORTED_MEDIA_TYPE(415, "The body is of a type that is not understood"),
        OTHER_HOST(421, "The server is not known by this name"),
        INVALID_INPUT(422, "The input cannot be answered"),
        TOO_MANY(429, "Too many requests"),
        INTERNAL_ERROR(500, "The server failed"),
        NO_ACCOUNTS(503, "The users and keys cannot be read"),
        NO_DATABASE(503, "The database is not available"),
        BUSY(503, "The server cannot take this now"),
        NO_MODEL(503, "There is no model to answer with");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** The problem's title, the same for all of its kind. */
        public String title() {
            return title;
        }

        /** The name in the type's URI, e.g. {@code invalid-input}. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private final String detail;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers;

    private Problem(Kind kind, String detail, List<FieldError> errors, Map<String, String> headers) {
        super(detail, null, false, false);
        this.kind = kind;
        this.detail = detail;
        this.errors = errors;
        this.headers = headers;
    }

    /**
     * A problem without further parts.
     *
     * @param detail what is wrong this time and what to do, in a sentence
     */
    public static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, List.of(), Map.of());
    }

    /** Fields that cannot be answered, all at once. */
    public static Problem invalid(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? "One thing is wrong; errors says where."
                : errors.size() + " things are wrong; errors says where.";
        return new Problem(Kind.INVALID_INPUT, detail, List.copyOf(errors), Map.of());
    }

    /** The same problem with a header of the response, such as {@code Allow}. */
    public Problem with(String header, String value) {
        return new Problem(kind, detail, errors, Map.of(header, value));
    }

    public Kind kind() {
        return kind;
    }

    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** Adds the headers that go with the problem. */
    public void addHeaders(HttpServletResponse response) {
        headers.forEach(response::setHeader);
    }
}
