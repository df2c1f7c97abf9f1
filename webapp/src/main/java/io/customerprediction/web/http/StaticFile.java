package io.customerprediction.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A file of our own that never changes while the server runs; kept in memory. */
public final class StaticFile {
    private final byte[] bytes;
    private final String type;
    private final String cacheControl;

    private StaticFile(byte[] bytes, String type, String cacheControl) {
        this.bytes = bytes;
        this.type = type;
        this.cacheControl = cacheControl;
    }

    /**
     * A file from the class path.
     *
     * @param resource absolute path of the resource
     * @param type its media type
     * @param cacheSeconds how long browsers may keep it
     */
    public static StaticFile of(String resource, String type, int cacheSeconds) {
        try (InputStream in = Objects.requireNonNull(StaticFile.class.getResourceAsStream(resource), resource)) {
            return new StaticFile(in.readAllBytes(), type, "public, max-age=" + cacheSeconds);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** Answers one request. */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.setHeader("Cache-Control", cacheControl);
        response.getOutputStream().write(bytes);
    }
}
