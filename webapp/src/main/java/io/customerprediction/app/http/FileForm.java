package io.customerprediction.app.http;

import io.customerprediction.app.http.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.RequestContext;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;

/**
 * A form with a file ({@code multipart/form-data}), taken apart as it arrives: the fields that stand before the file, then
 * the file as a stream. Nothing of the file is kept, and what comes after it is read and ignored. For one thread.
 */
public final class FileForm {
    private static final int LONGEST_FIELD = 4_096;
    private static final int MOST_FIELDS = 32;

    /** What the fields and the headers of the parts may add to the length of the file. */
    private static final long AROUND_THE_FILE = 262_144;

    /** RFC 2046, 5.1.1. */
    private static final Pattern BOUNDARY = Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");

    private final Map<String, List<String>> fields = new TreeMap<>();
    private String fileName = "";
    private @Nullable InputStream file;
    private InputStream body = InputStream.nullInputStream();

    private FileForm() {}

    /**
     * Reads up to where the file begins.
     *
     * @param longestFile in bytes; a longer file ends in a {@link Problem} while it is read
     * @throws Problem if the body is no such form
     */
    public static FileForm of(HttpServletRequest request, long longestFile) {
        Optional<MediaType> type = MediaType.of(request.getContentType());
        if (type.isEmpty()
                || !type.get().name().equals("multipart/form-data")
                || !type.get().isUtf8()) {
            throw Problem.of(Kind.UNSUPPORTED_MEDIA_TYPE, "Send the form as multipart/form-data, in UTF-8.");
        }
        String boundary = type.get().parameters().getOrDefault("boundary", "");
        if (!BOUNDARY.matcher(boundary).matches()) {
            throw Problem.of(
                    Kind.MALFORMED_BODY, "The header Content-Type: multipart/form-data must name the boundary.");
        }
        JakartaServletFileUpload<?, ?> parser = new JakartaServletFileUpload<>();
        parser.setHeaderCharset(StandardCharsets.UTF_8);
        FileForm form = new FileForm();
        try {
            InputStream body = Body.of(request, longestFile + AROUND_THE_FILE);
            form.body = body;
            form.read(parser.getItemIterator(new DecodedForm(boundary, body)), longestFile);
        } catch (IOException e) {
            throw brokenOff();
        }
        return form;
    }

    /** The form as the parser wants it: its body without the content encoding. */
    private record DecodedForm(String boundary, InputStream body) implements RequestContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public String getContentType() {
            return "multipart/form-data; boundary=\"" + boundary + "\"";
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }

        @Override
        public boolean isMultipartRelated() {
            return false;
        }
    }

    private void read(FileItemInputIterator items, long longestFile) throws IOException {
        int count = 0;
        while (file == null && items.hasNext()) {
            FileItemInput item = items.next();
            if (++count > MOST_FIELDS) {
                throw Problem.of(Kind.MALFORMED_BODY, "The form has more than " + MOST_FIELDS + " fields.");
            }
            if (item.isFormField()) {
                byte[] text = item.getInputStream().readNBytes(LONGEST_FIELD + 1);
                if (text.length > LONGEST_FIELD) {
                    throw Problem.of(
                            Kind.MALFORMED_BODY,
                            "The field " + item.getFieldName() + " is longer than " + LONGEST_FIELD + " bytes.");
                }
                fields.put(item.getFieldName(), List.of(new String(text, StandardCharsets.UTF_8)));
            } else {
                fileName = plain(item.getName());
                file = new Limited(item.getInputStream(), longestFile, body);
            }
        }
    }

    /** Without folders, which some browsers send, and without characters that no page shows. */
    private static String plain(@Nullable String name) {
        String text = name == null ? "" : name.replaceAll("\\p{Cntrl}", "");
        return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
    }

    /** The fields before the file, by name. */
    public Map<String, List<String>> fields() {
        return Map.copyOf(fields);
    }

    /** The file's own name; empty if none was chosen. */
    public String fileName() {
        return fileName;
    }

    /**
     * The file's bytes. Reading throws a {@link Problem} if there are too many or the transfer breaks off.
     *
     * @throws Problem if the form has no file
     */
    public InputStream file() {
        if (file == null) {
            throw Problem.of(Kind.MALFORMED_BODY, "The form has no file.");
        }
        return file;
    }

    private static Problem brokenOff() {
        return Problem.of(Kind.MALFORMED_BODY, "The upload broke off before the file was complete; send it again.");
    }

    /**
     * Reads and discards the rest, so that a browser that is still sending receives the answer.
     *
     * @param most bytes; for more than that a browser has to do with a connection that ends
     */
    public static void discard(HttpServletRequest request, long most) {
        try (InputStream rest = new ReceivedBytes(request.getInputStream(), Pace.of(request))) {
            new Limited(rest, most, InputStream.nullInputStream()).transferTo(OutputStream.nullOutputStream());
        } catch (IOException | RuntimeException e) {
            // The client has stopped sending, or takes too long.
        }
    }

    /** A stream that ends in a problem where it is longer than it may be, or breaks off. */
    private static final class Limited extends FilterInputStream {
        private final long longest;
        private final InputStream body;
        private long read;

        /** @param body that the file is a part of; is read to its end with the file, where its checksum is */
        Limited(InputStream in, long longest, InputStream body) {
            super(in);
            this.longest = longest;
            this.body = body;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            int got;
            try {
                got = in.read(buffer, from, length);
                if (got < 0) {
                    body.transferTo(OutputStream.nullOutputStream());
                    body.close();
                }
            } catch (IOException | UncheckedIOException e) {
                throw brokenOff();
            }
            read += Math.max(0, got);
            if (read > longest) {
                throw Problem.of(Kind.TOO_LARGE, "The file is longer than " + longest + " bytes.");
            }
            return got;
        }
    }
}
