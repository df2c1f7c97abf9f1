package io.customerprediction.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.Checksum;

/** A file of our own that never changes while the server runs; kept in memory. */
public final class StaticFile {
    private static final String FIVE_MINUTES = "public, max-age=300";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final byte[] bytes;
    private final String type;
    private final String kept;

    private StaticFile(byte[] bytes, String type, String kept) {
        this.bytes = bytes;
        this.type = type;
        this.kept = kept;
    }

    /**
     * A file from the class path.
     *
     * @param resource absolute path of the resource
     * @param type its media type
     */
    public static StaticFile of(String resource, String type) {
        try (InputStream in = Objects.requireNonNull(StaticFile.class.getResourceAsStream(resource), resource)) {
            return new StaticFile(in.readAllBytes(), type, FIVE_MINUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** The same file at an address that names its version, so that browsers need never ask again. */
    public StaticFile atItsVersion() {
        return new StaticFile(bytes, type, FOR_EVER);
    }

    /** Adds the content to a checksum. */
    public void addTo(Checksum checksum) {
        checksum.update(bytes);
    }

    /** Answers one request. */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.setHeader("Cache-Control", kept);
        response.getOutputStream().write(bytes);
    }
}
