package io.customerprediction.app.http;

import io.customerprediction.app.http.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request's body that is held to its type, its longest length and its encoding while it is read: whatever is wrong with
 * it becomes a {@link Problem}. For one thread.
 */
public final class Body extends InputStream {
    private final InputStream in;
    private final long longest;
    private final Utf8 utf8 = new Utf8();
    private long read;

    private Body(InputStream in, long longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * A body of JSON.
     *
     * @param longest most bytes, after inflating
     * @throws Problem if the request says that its body is of another type or longer
     */
    public static Body json(HttpServletRequest request, long longest) throws IOException {
        if (!isJson(request.getContentType())) {
            throw unsupported("Send the header Content-Type: application/json; the body must be JSON in UTF-8.");
        }
        return of(request, longest);
    }

    /**
     * A body of any type.
     *
     * @param longest most bytes, after inflating
     * @throws Problem if the request says that its body is packed in a way that the server does not unpack, or longer
     */
    public static Body of(HttpServletRequest request, long longest) throws IOException {
        @Nullable String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("The body has the content encoding " + encoding + "; send it as it is.")
                    .with("Accept-Encoding", "identity");
        }
        if (request.getContentLengthLong() > longest) {
            throw tooLarge(longest);
        }
        return new Body(request.getInputStream(), longest);
    }

    private static boolean isJson(@Nullable String type) {
        if (type == null) {
            return false;
        }
        if (type.equals("application/json")) {
            return true;
        }
        String written = type.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        return written.equals("application/json") || written.equals("application/json;charset=utf-8");
    }

    private static Problem unsupported(String detail) {
        return Problem.of(Kind.UNSUPPORTED_MEDIA_TYPE, detail);
    }

    private static Problem tooLarge(long longest) {
        return Problem.of(Kind.TOO_LARGE, "The body is longer than " + longest + " bytes; send it in parts.");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = fill(bytes, from, length);
        if (!utf8.accepts(bytes, from, count)) {
            throw Problem.of(Kind.MALFORMED_BODY, "The body is not UTF-8, near byte " + read + ".");
        }
        read += Math.max(0, count);
        if (read > longest) {
            throw tooLarge(longest);
        }
        return count;
    }

    /** A transfer that breaks off or is not packed as it claims is the client's doing, whatever the container throws. */
    private int fill(byte[] bytes, int from, int length) {
        try {
            return in.read(bytes, from, length);
        } catch (IOException | RuntimeException e) {
            throw Problem.of(Kind.MALFORMED_BODY, "The body broke off or is not packed as its headers say.");
        }
    }
}
