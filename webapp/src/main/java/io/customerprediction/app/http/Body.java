package io.customerprediction.app.http;

import io.customerprediction.app.http.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, decoded from its content encoding and held to a longest length, a slowest rate and, for JSON, to
 * UTF-8 and the memory of {@link Admission} while it is read: whatever is wrong with it becomes a {@link Problem}. Close it
 * when it has been read. For one thread.
 */
public final class Body extends InputStream {
    /** Estimated heap for what a byte of JSON is read into. */
    private static final int HEAP_PER_BYTE = 4;

    private static final String JSON = "application/json";
    private static final int BYTE_ORDER_MARK = 0xefbbbf;
    private static final int MARK_BYTES = 3;
    private static final Pattern COMMA = Pattern.compile(",");

    private final String type;
    private final ReceivedBytes received;
    private final InputStream in;
    private final long longest;
    private final @Nullable Utf8 utf8;
    private final @Nullable HeapShare heap;
    private long read;

    private Body(
            String type,
            ReceivedBytes received,
            InputStream in,
            long longest,
            @Nullable Utf8 utf8,
            @Nullable HeapShare heap) {
        this.type = type;
        this.received = received;
        this.in = in;
        this.longest = longest;
        this.utf8 = utf8;
        this.heap = heap;
    }

    /**
     * A body of JSON. A byte order mark before it is left out.
     *
     * @param longest most bytes, after decoding
     * @throws Problem if the request says that its body is of another type, of an unknown encoding, or longer
     */
    public static Body json(HttpServletRequest request, long longest) throws IOException {
        if (!isJson(request.getContentType())) {
            throw Problem.of(
                    Kind.UNSUPPORTED_MEDIA_TYPE,
                    "Send the header Content-Type: application/json; the body must be JSON in UTF-8.");
        }
        return text(request, longest, JSON);
    }

    /**
     * A body of JSON whose sender may leave its type out, as clients of the Open Inference Protocol do.
     *
     * @param longest most bytes, after decoding
     * @throws Problem as {@link #json}, also if another type is named
     */
    public static Body jsonWithOrWithoutType(HttpServletRequest request, long longest) throws IOException {
        return request.getContentType() == null ? text(request, longest, JSON) : json(request, longest);
    }

    /**
     * A body of one of these types of text in UTF-8. A byte order mark before it is left out.
     *
     * @param longest most bytes, after decoding
     * @param types in lower case, such as {@code text/csv}
     * @throws Problem if the request says that its body is of another type, of an unknown encoding, or longer
     */
    public static Body text(HttpServletRequest request, long longest, List<String> types) throws IOException {
        Optional<MediaType> media = MediaType.of(request.getContentType());
        if (media.isEmpty()
                || !types.contains(media.get().name())
                || !media.get().isUtf8()) {
            throw Problem.of(
                    Kind.UNSUPPORTED_MEDIA_TYPE,
                    "Send the header Content-Type with one of " + String.join(", ", types)
                            + "; the body must be in UTF-8.");
        }
        return text(request, longest, media.get().name());
    }

    private static Body text(HttpServletRequest request, long longest, String type) throws IOException {
        HeapShare heap = HeapShare.of(request);
        ReceivedBytes received = received(request, longest);
        Body body = new Body(type, received, decoded(request, received), longest, new Utf8(), heap);
        body.growTo(Math.max(0, request.getContentLengthLong()));
        return body;
    }

    /**
     * A body of any type, which its reader does not keep in memory.
     *
     * @param longest most bytes, after decoding
     * @throws Problem if the request says that its body is of an unknown encoding or longer
     */
    public static Body of(HttpServletRequest request, long longest) throws IOException {
        ReceivedBytes received = received(request, longest);
        return new Body("", received, decoded(request, received), longest, null, null);
    }

    private static ReceivedBytes received(HttpServletRequest request, long longest) throws IOException {
        if (request.getContentLengthLong() > longest) {
            throw tooLarge(longest);
        }
        return new ReceivedBytes(request.getInputStream(), Pace.of(request));
    }

    private static InputStream decoded(HttpServletRequest request, ReceivedBytes received) {
        List<String> encodings = Collections.list(request.getHeaders("Content-Encoding")).stream()
                .flatMap(COMMA::splitAsStream)
                .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"))
                .toList();
        boolean packed = !encodings.isEmpty();
        if (encodings.size() > 1 || (packed && !encodings.get(0).matches("(x-)?gzip"))) {
            throw Problem.of(
                            Kind.UNSUPPORTED_MEDIA_TYPE,
                            "The body has the content encoding " + String.join(", ", encodings)
                                    + "; send it as it is or packed once with gzip.")
                    .with("Accept-Encoding", "gzip");
        }
        return packed ? new Gunzip(received, received.limits().inflationRatio()) : received;
    }

    private static boolean isJson(@Nullable String type) {
        if (JSON.equals(type)) {
            return true;
        }
        Optional<MediaType> media = MediaType.of(type);
        return media.isPresent()
                && media.get().name().equals(JSON)
                && media.get().isUtf8();
    }

    private static Problem tooLarge(long longest) {
        return Problem.of(Kind.TOO_LARGE, "The body is longer than " + longest + " bytes; send it in parts.");
    }

    /** The type of a body of text, such as {@code text/csv}; empty for a body of any type. */
    public String type() {
        return type;
    }

    /**
     * Sets memory aside for what was read from this body, beyond what its length lets expect; it is given back when the
     * request has been answered.
     *
     * @param bytes of the heap
     * @throws Problem if the server has none to spare
     */
    public void keep(long bytes) {
        if (heap != null) {
            heap.add(bytes);
        }
    }

    /** Sets memory aside for so many bytes; a client that is refused can send the rest, to see the answer. */
    private void growTo(long bytes) {
        if (heap != null) {
            try {
                heap.grow(HEAP_PER_BYTE * bytes);
            } catch (Problem e) {
                received.discard(longest);
                throw e;
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        boolean first = read == 0;
        int count = in.read(bytes, from, length);
        if (utf8 != null && !utf8.accepts(bytes, from, count)) {
            throw Problem.of(Kind.MALFORMED_BODY, "The body is not UTF-8, near byte " + read + ".");
        }
        read += Math.max(0, count);
        if (read > longest) {
            throw tooLarge(longest);
        }
        if (heap != null) {
            growTo(read);
            if (first && count > 0 && (bytes[from] & 0xff) == BYTE_ORDER_MARK >> 16) {
                return withoutMark(bytes, from, length, count);
            }
        }
        return count;
    }

    /** What was read first, without a byte order mark. */
    private int withoutMark(byte[] bytes, int from, int length, int count) throws IOException {
        int more = 0;
        int all = count;
        while (all < MARK_BYTES && length >= MARK_BYTES && more >= 0) {
            more = read(bytes, from + all, length - all);
            all += Math.max(0, more);
        }
        boolean marked = all >= MARK_BYTES
                && (((bytes[from + 1] & 0xff) << 8) | (bytes[from + 2] & 0xff)) == (BYTE_ORDER_MARK & 0xffff);
        if (!marked) {
            return all;
        }
        System.arraycopy(bytes, from + MARK_BYTES, bytes, from, all - MARK_BYTES);
        return all == MARK_BYTES ? read(bytes, from, length) : all - MARK_BYTES;
    }

    /** Frees what decoding took; the connection belongs to the container. */
    @Override
    public void close() throws IOException {
        in.close();
    }
}
