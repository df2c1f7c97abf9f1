package io.customerprediction.app.api.transactions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.customerprediction.app.http.Body;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.transactions.values.Spelling;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a body: a list of JSON objects, JSON objects one after the other, or CSV. For one body. */
final class RowReader {
    /** Estimated heap for what a row is kept as. */
    private static final int HEAP_PER_ROW = 300;

    private static final int MOST_ERRORS = 50;

    private final Body body;
    private final int most;
    private final Consumer<RowFields> rows;
    private final List<FieldError> errors = new ArrayList<>();
    private int count;

    /**
     * @param most rows
     * @param rows takes each row
     */
    RowReader(Body body, int most, Consumer<RowFields> rows) {
        this.body = body;
        this.most = most;
        this.rows = rows;
    }

    /** A list of objects, or one object. */
    void readJson() throws IOException {
        Json.read(body, parser -> {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    object(parser);
                }
            } else {
                object(parser);
            }
            return count;
        });
        rejectErrors();
    }

    /** An object on each line. */
    void readJsonLines() throws IOException {
        Json.readEach(body, this::object);
        rejectErrors();
    }

    /** CSV whose header has the names of the fields. */
    void readCsv() throws IOException {
        try (Reader text = new InputStreamReader(body, StandardCharsets.UTF_8);
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text)) {
            int @Nullable [] columns = null;
            for (CsvRecord line : csv) {
                if (columns == null) {
                    columns = columns(line.getFields());
                } else {
                    row(line, columns);
                }
            }
        } catch (CsvParseException e) {
            throw Problem.of(Kind.MALFORMED_BODY, "The body is not CSV: " + e.getMessage() + ".");
        }
    }

    private int[] columns(List<String> header) {
        int[] columns = new int[header.size()];
        for (int k = 0; k < columns.length; k++) {
            String name = header.get(k).strip();
            columns[k] = Field.NAMES.indexOf(k == 0 && name.startsWith("\ufeff") ? name.substring(1) : name);
            if (columns[k] < 0) {
                errors.add(FieldError.at("", unknown("the column \"" + shortened(name) + "\" is not known", name)));
            } else if (header.subList(0, k).contains(header.get(k))) {
                errors.add(FieldError.at("", "the column " + name + " stands more than once; give it once"));
            }
        }
        rejectErrors();
        return columns;
    }

    private void row(CsvRecord line, int[] columns) {
        if (line.getFieldCount() != columns.length) {
            throw Problem.of(
                    Kind.MALFORMED_BODY,
                    "Line " + line.getStartingLineNumber() + " has " + line.getFieldCount() + " fields, and the header "
                            + columns.length + ".");
        }
        RowFields fields = new RowFields();
        for (int k = 0; k < columns.length; k++) {
            fields.set(columns[k], line.getField(k));
        }
        take(fields);
    }

    private void object(JsonParser parser) throws IOException {
        String pointer = "/" + count;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            error(pointer, "is no object; give the fields " + String.join(", ", Field.NAMES));
            parser.skipChildren();
            count++;
            return;
        }
        RowFields fields = new RowFields();
        @Nullable String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            int field = Field.NAMES.indexOf(name);
            if (field < 0) {
                error(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), unknown("is no known field", name));
                parser.skipChildren();
            } else if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                error(pointer + "/" + name, "is a list or an object; give a text or a number");
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                fields.set(field, parser.getText());
            }
        }
        take(fields);
    }

    private void take(RowFields fields) {
        if (count++ == most) {
            throw Problem.of(Kind.TOO_LARGE, "There are more than " + most + " rows; send them in parts.");
        }
        body.keep(HEAP_PER_ROW);
        rows.accept(fields);
    }

    private static String unknown(String what, String name) {
        return what + "; did you mean " + Spelling.nearest(name, Field.NAMES) + "?";
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private void error(String pointer, String reason) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(FieldError.at(pointer, reason));
        }
    }

    private void rejectErrors() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
