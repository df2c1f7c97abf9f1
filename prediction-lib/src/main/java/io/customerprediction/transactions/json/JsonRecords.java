package io.customerprediction.transactions.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.customerprediction.transactions.records.OneLine;
import io.customerprediction.transactions.records.RecordText;
import io.customerprediction.transactions.records.Records;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects as records. The keys of the first thousand are the columns; keys that come later are named and left out. */
public final class JsonRecords implements Records {
    private static final int START = 1 << 20;
    private static final int FIRST_RECORDS = 1000;
    private static final int MOST_COLUMNS = 1000;
    private static final int MOST_NAMES = 20;

    private final JsonParser json;
    private final JsonShape shape;
    private final String source;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Deque<Map<String, String>> first = new ArrayDeque<>();
    private final Set<String> late = new LinkedHashSet<>();
    private final Set<String> notFlat = new LinkedHashSet<>();
    private String[] values = {};
    private boolean headerWritten;
    private long records;

    private JsonRecords(JsonParser json, JsonShape shape, String source) {
        this.json = json;
        this.shape = shape;
        this.source = source;
    }

    /**
     * Begins to read.
     *
     * @param text in UTF-8, without a byte order mark
     * @param source its name, for messages
     * @throws IOException if it is broken or holds no objects
     */
    public static JsonRecords open(BufferedInputStream text, String source) throws IOException {
        text.mark(START + 1);
        byte[] start = text.readNBytes(START);
        boolean whole = start.length < START;
        text.reset();
        JsonShape shape = JsonShape.of(start, whole, source);
        JsonRecords records = new JsonRecords(Json.parser(text), shape, source);
        try {
            records.begin();
        } catch (JsonProcessingException e) {
            throw Json.broken(source, e);
        }
        return records;
    }

    private void begin() throws IOException {
        JsonToken token = json.nextToken();
        if (shape == JsonShape.ARRAY) {
            token = json.nextToken();
        } else if (shape == JsonShape.WRAPPED && JsonShape.enter(json, 1)) {
            token = json.currentToken();
        }
        while (token == JsonToken.START_OBJECT) {
            Map<String, String> record = new LinkedHashMap<>();
            FlatRecord.read(json, (name, value) -> record.put(column(name), value), notFlat);
            first.add(record);
            records++;
            if (first.size() == FIRST_RECORDS) {
                break;
            }
            token = json.nextToken();
        }
        if (first.size() < FIRST_RECORDS) {
            end(token);
        }
        if (columns.isEmpty()) {
            throw OneLine.refusal(source, "is JSON without any record: give a list of flat objects, one for each row");
        }
        values = new String[columns.size()];
    }

    private String column(String name) {
        columns.putIfAbsent(name, columns.size());
        if (columns.size() > MOST_COLUMNS) {
            throw new UncheckedIOException(OneLine.refusal(
                    source, "has records with more than 1,000 different keys: give flat objects of the same keys"));
        }
        return name;
    }

    /** Requires that the records end as they should. */
    private void end(@Nullable JsonToken token) throws IOException {
        boolean ended = shape == JsonShape.OBJECTS ? token == null : token == JsonToken.END_ARRAY;
        if (!ended) {
            throw OneLine.refusal(
                    source,
                    String.format(
                            Locale.ROOT,
                            "is JSON whose record %,d is %s: give a list of flat objects, one for each row",
                            records + 1,
                            inWords(token)));
        }
        if (shape == JsonShape.WRAPPED) {
            requireNoOther();
        }
    }

    private static String inWords(@Nullable JsonToken token) {
        return token == null ? "missing" : token == JsonToken.START_ARRAY ? "a list" : "a single value";
    }

    private void requireNoOther() throws IOException {
        List<String> others = new ArrayList<>(List.of("the first"));
        while (!json.getParsingContext().inRoot()) {
            JsonShape.scan(json, others, 1);
        }
        if (others.size() > 1) {
            throw JsonShape.several(source, others);
        }
    }

    @Override
    public boolean next(RecordText text) throws IOException {
        if (!headerWritten) {
            headerWritten = true;
            columns.keySet().forEach(text::text);
            text.end();
            return true;
        }
        Map<String, String> record = first.poll();
        if (record != null) {
            columns.keySet().forEach(name -> text.text(record.getOrDefault(name, "")));
            text.end();
            return true;
        }
        return records >= FIRST_RECORDS && nextOfMany(text);
    }

    private boolean nextOfMany(RecordText text) throws IOException {
        try {
            JsonToken token = json.nextToken();
            if (token != JsonToken.START_OBJECT) {
                end(token);
                records = 0;
                return false;
            }
            records++;
            Arrays.fill(values, "");
            FlatRecord.read(json, this::put, notFlat);
        } catch (JsonProcessingException e) {
            throw Json.broken(source, e);
        }
        for (String value : values) {
            text.text(value);
        }
        text.end();
        return true;
    }

    private void put(String name, String value) {
        Integer column = columns.get(name);
        if (column != null) {
            values[column] = value;
        } else if (late.size() < MOST_NAMES) {
            late.add(name);
        }
    }

    @Override
    public double done() {
        return 0;
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!late.isEmpty()) {
            notes.add("keys that came only after the first 1,000 records were left out: "
                    + OneLine.value(String.join(", ", late)));
        }
        if (!notFlat.isEmpty()) {
            notes.add("lists and nested objects were left out: " + OneLine.value(String.join(", ", notFlat)));
        }
        return notes;
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
