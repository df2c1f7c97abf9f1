package io.customerprediction.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A file of our own that never changes while the server runs; kept in memory. */
public final class StaticFile {
    private static final int KEPT_SECONDS = 300;

    private final byte[] bytes;
    private final String type;

    private StaticFile(byte[] bytes, String type) {
        this.bytes = bytes;
        this.type = type;
    }

    /**
     * A file from the class path.
     *
     * @param resource absolute path of the resource
     * @param type its media type
     */
    public static StaticFile of(String resource, String type) {
        try (InputStream in = Objects.requireNonNull(StaticFile.class.getResourceAsStream(resource), resource)) {
            return new StaticFile(in.readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** Answers one request. */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.setHeader("Cache-Control", "public, max-age=" + KEPT_SECONDS);
        response.getOutputStream().write(bytes);
    }
}
