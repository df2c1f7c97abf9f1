package io.customerprediction.app.webhooks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a receiver answered.
 *
 * @param status the HTTP status
 * @param text the beginning of the body, without control characters
 */
record Answer(int status, String text) {
    /** How much of a body is read, in bytes. */
    static final int MOST_BODY = 4_096;

    /** How much of a body is kept, in characters. */
    static final int MOST_TEXT = 200;

    private static final int MOST_HEADERS = 16_384;
    private static final int MOST_INTERIM = 5;
    private static final int SUCCESS = 200;
    private static final int REDIRECT = 300;
    private static final int NO_CONTENT = 204;
    private static final int GONE = 410;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,15})[ \\t]*(;.*)?");

    /** Characters that are not printed: control, format, surrogates alone, and line and paragraph separators. */
    private static final Pattern NOT_PRINTED =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\s]+");

    /** Whether the receiver has accepted the message. */
    boolean isSuccess() {
        return status >= SUCCESS && status < REDIRECT;
    }

    /** Whether the receiver does not want messages any more. */
    boolean isGone() {
        return status == GONE;
    }

    /** @throws IOException if it is no answer of HTTP/1.1, or its headers are too long */
    static Answer read(InputStream in) throws IOException {
        Lines lines = new Lines(in, MOST_HEADERS);
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            Matcher first = STATUS.matcher(lines.next());
            if (!first.matches()) {
                throw new IOException("the answer is not one of HTTP/1.1");
            }
            Map<String, String> headers = headers(lines);
            int status = Integer.parseInt(first.group(1));
            if (status >= SUCCESS) {
                return new Answer(status, text(status == NO_CONTENT ? new byte[0] : body(in, headers)));
            }
        }
        throw new IOException("the answer has no status");
    }

    private static Map<String, String> headers(Lines lines) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    /** A body that ends too early changes nothing: the status is known. */
    private static byte[] body(InputStream in, Map<String, String> headers) {
        try {
            return beginning(in, headers);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static byte[] beginning(InputStream in, Map<String, String> headers) throws IOException {
        String length = headers.getOrDefault("content-length", "");
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            return chunks(in);
        }
        return in.readNBytes(
                LENGTH.matcher(length).matches() ? (int) Math.min(MOST_BODY, Long.parseLong(length)) : MOST_BODY);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Lines lines = new Lines(in, MOST_HEADERS);
        while (body.size() < MOST_BODY) {
            Matcher size = CHUNK.matcher(lines.next());
            if (!size.matches()) {
                throw new IOException("the answer is not one of HTTP/1.1: a chunk has no length");
            }
            long length = Long.parseLong(size.group(1), 16);
            if (length == 0) {
                break;
            }
            int wanted = (int) Math.min(MOST_BODY - body.size(), length);
            body.writeBytes(in.readNBytes(wanted));
            if (wanted == length) {
                lines.next();
            }
        }
        return body.toByteArray();
    }

    private static String text(byte[] body) {
        String text = NOT_PRINTED
                .matcher(new String(body, StandardCharsets.UTF_8))
                .replaceAll(" ")
                .strip();
        int end = Math.min(MOST_TEXT, text.length());
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** Lines that end with CR LF or LF, of limited length in all. */
    private static final class Lines {
        private final InputStream in;
        private int left;

        Lines(InputStream in, int most) {
            this.in = in;
            this.left = most;
        }

        String next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("the connection ended before the answer was complete");
                }
                if (left-- <= 0) {
                    throw new IOException("the headers of the answer are too long");
                }
                if (next != '\r') {
                    line.write(next);
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
