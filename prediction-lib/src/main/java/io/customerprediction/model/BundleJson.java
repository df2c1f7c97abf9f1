package io.customerprediction.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * Records as JSON and back: names in snake case, dates as ISO-8601, every digit of a number, {@code null} for an unknown
 * number ({@code NaN}).
 */
final class BundleJson {
    private static final JsonMapper READER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private BundleJson() {}

    static byte[] write(Object value) {
        try {
            return Writer.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not be written as JSON: " + e.getMessage(), e);
        }
    }

    /** @throws JsonProcessingException if it is no JSON */
    static JsonNode tree(byte[] json) throws IOException {
        return READER.readTree(json);
    }

    /**
     * The value that a file of a bundle holds.
     *
     * @param name of the file
     * @param value makes it of the file's object; throws {@link IllegalArgumentException} if it cannot
     * @throws InvalidBundleException naming the file and what is wrong
     */
    static <T> T read(BundleFiles files, String name, Function<Fields, T> value) throws IOException {
        try {
            return value.apply(new Fields(tree(files.read(name))));
        } catch (JsonProcessingException e) {
            throw files.unusable(name + " is not readable: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw files.unusable(name + " is not readable: " + e.getMessage());
        }
    }

    /** Not needed for reading, and slow to make. */
    private static final class Writer {
        private static final JsonMapper MAPPER = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .addModule(new SimpleModule()
                        .addSerializer(LocalDate.class, ToStringSerializer.instance)
                        .addSerializer(double.class, new NumberOrNull()))
                .build();
    }

    private static final class NumberOrNull extends StdScalarSerializer<Double> {
        private static final long serialVersionUID = 1L;

        NumberOrNull() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (value.isNaN()) {
                json.writeNull();
            } else {
                json.writeNumber(value);
            }
        }
    }
}
