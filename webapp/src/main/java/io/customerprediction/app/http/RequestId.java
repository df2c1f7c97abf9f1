package io.customerprediction.app.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a request in its answer, in log lines and in the audit: what the client or a proxy sent as {@code X-Request-Id}, or
 * a new one.
 */
public final class RequestId {
    /** Name of the header. */
    public static final String HEADER = "X-Request-Id";

    /** Name under which lines of the server's log carry the id. */
    public static final String LOG_KEY = "request_id";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The id of a request, always the same. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = of(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** What was sent if it can be an id, else a new one. */
    public static String of(@Nullable String sent) {
        return sent != null && TEXT.matcher(sent).matches()
                ? sent
                : Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }
}
