package io.customerprediction.transactions.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.customerprediction.transactions.records.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** How JSON is parsed: bounded, with duplicate keys refused, and with the NaN that some programs write for a missing number. */
final class Json {
    private static final int DEEPEST = 50;
    private static final int LONGEST_STRING = 1 << 20;
    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST_NUMBER = 400;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Json() {}

    static JsonParser parser(byte[] text) throws IOException {
        return FACTORY.createParser(text);
    }

    static JsonParser parser(InputStream text) throws IOException {
        return FACTORY.createParser(text);
    }

    static IOException broken(String source, JsonProcessingException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        if (e instanceof JsonEOFException) {
            return OneLine.refusal(source, "is JSON that ends too early: copy or download it again", e);
        }
        return OneLine.refusal(
                source,
                String.format(
                        Locale.ROOT,
                        "is not valid JSON in line %,d (%s): correct it, or save it as CSV",
                        line,
                        String.valueOf(e.getOriginalMessage())
                                .lines()
                                .findFirst()
                                .orElse("")),
                e);
    }
}
