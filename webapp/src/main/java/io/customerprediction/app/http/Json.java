package io.customerprediction.app.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.customerprediction.app.http.Problem.Kind;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON as a stream, within limits. Stateless; safe for any number of threads. */
public final class Json {
    /** Deepest nesting that is read. */
    public static final int MAX_DEPTH = 16;

    /** Longest name or text that is read, in characters. */
    public static final int MAX_TEXT = 1_000;

    /** Longest number that is read, in characters. */
    public static final int MAX_DIGITS = 400;

    /** NaN and Infinity are read, so that they are reported beside whatever else is wrong; no field accepts them. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_TEXT)
                    .maxNumberLength(MAX_DIGITS)
                    .build())
            .build();

    private Json() {}

    /** Turns a document into something else, token by token. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Takes the parser at the document's first token and leaves it at the document's last. */
        T read(JsonParser parser) throws IOException;
    }

    /**
     * Reads a body that is one document and nothing else.
     *
     * @throws Problem if it is not JSON or goes beyond a limit
     */
    public static <T> T read(Body body, Reader<T> reader) throws IOException {
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() == null) {
                throw Problem.of(Kind.MALFORMED_BODY, "The body is empty; send JSON.");
            }
            T document = reader.read(parser);
            @Nullable JsonToken more = parser.nextToken();
            if (more != null) {
                throw Problem.of(Kind.MALFORMED_BODY, "Something follows the end of the document" + place(parser));
            }
            return document;
        } catch (JsonProcessingException e) {
            throw Problem.of(Kind.MALFORMED_BODY, explain(e));
        }
    }

    /** Reads one document. */
    @FunctionalInterface
    public interface Each {
        /** Takes the parser at the document's first token and leaves it at the document's last. */
        void read(JsonParser parser) throws IOException;
    }

    /**
     * Reads a body of documents one behind the other, such as one on each line.
     *
     * @throws Problem if it is not JSON or goes beyond a limit
     */
    public static void readEach(Body body, Each reader) throws IOException {
        try (JsonParser parser = FACTORY.createParser(body)) {
            while (parser.nextToken() != null) {
                reader.read(parser);
            }
        } catch (JsonProcessingException e) {
            throw Problem.of(Kind.MALFORMED_BODY, explain(e));
        }
    }

    private static String explain(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? "."
                : place(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        if (e instanceof StreamConstraintsException) {
            return "The body goes beyond a limit: at most " + MAX_DEPTH + " levels deep, " + MAX_TEXT
                    + " characters in a name or text, " + MAX_DIGITS + " in a number" + where;
        }
        if (e instanceof JsonEOFException) {
            return "The body is not JSON: it ends before it is complete" + where;
        }
        // after the colon the parser gives advice about options of its own
        return "The body is not JSON: " + e.getOriginalMessage().split(": |\\R", 2)[0] + where;
    }

    private static String place(JsonParser parser) {
        return place(
                parser.currentLocation().getLineNr(), parser.currentLocation().getColumnNr());
    }

    private static String place(int line, int column) {
        return ", at line " + line + ", column " + column + ".";
    }

    /** Writes a document, token by token. */
    @FunctionalInterface
    public interface Writer {
        /** Writes one whole document. */
        void write(JsonGenerator generator) throws IOException;
    }

    /**
     * Writes the body of an answer, whose type must have been set. Where the writer fails, nothing is added to what it has
     * written: brackets are closed by the writer or not at all.
     */
    public static void write(HttpServletResponse response, Writer writer) throws IOException {
        JsonGenerator generator = FACTORY.createGenerator(response.getOutputStream());
        writer.write(generator);
        generator.close();
    }

    /** Writes a document as a text. */
    public static void write(java.io.Writer text, Writer writer) throws IOException {
        JsonGenerator generator = FACTORY.createGenerator(text);
        writer.write(generator);
        generator.close();
    }
}
