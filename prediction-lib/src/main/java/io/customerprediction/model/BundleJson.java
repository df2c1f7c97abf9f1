package io.customerprediction.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * Records as JSON and back: names in snake case, dates as ISO-8601, every digit of a number, {@code null} for an unknown
 * number ({@code NaN}).
 */
final class BundleJson {
    private static final JsonFactory PARSERS = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private BundleJson() {}

    static byte[] write(Object value) {
        try {
            return Writer.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not be written as JSON: " + e.getMessage(), e);
        }
    }

    /**
     * The document as a tree; without Jackson's mapper, which takes a tenth of a second to make, as long as all the rest of
     * a model.
     *
     * @throws JsonProcessingException if it is no JSON
     */
    static JsonNode tree(byte[] json) throws IOException {
        try (JsonParser parser = PARSERS.createParser(json)) {
            return parser.nextToken() == null ? NODES.missingNode() : node(parser);
        }
    }

    private static JsonNode node(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            default -> NODES.nullNode();
        };
    }

    private static JsonNode whole(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, node(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(parser));
        }
        return array;
    }

    /**
     * The value that a file of a bundle holds.
     *
     * @param name of the file
     * @param value makes it of the file's object; throws {@link IllegalArgumentException} if it cannot
     * @throws InvalidBundleException naming the file and what is wrong
     */
    static <T> T read(BundleFiles files, String name, Function<JsonFields, T> value) throws IOException {
        try {
            return value.apply(new JsonFields(tree(files.read(name))));
        } catch (JsonProcessingException e) {
            throw files.unusable(name + " is not readable: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw files.unusable(name + " is not readable: " + e.getMessage());
        }
    }

    /**
     * The text of a file that holds a JSON object.
     *
     * @throws InvalidBundleException if it holds something else
     */
    static String text(BundleFiles files, String name) throws IOException {
        read(files, name, JsonFields::object);
        return new String(files.read(name), StandardCharsets.UTF_8);
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
