package io.customerprediction.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.customerprediction.transactions.CleaningReport;
import java.nio.file.Path;
import java.time.LocalDate;

/** The import summary for programs: names in snake case, dates as ISO-8601. */
final class CleaningJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
            .build();

    private CleaningJson() {}

    static String write(Path file, CleaningReport report) {
        ObjectNode json =
                MAPPER.createObjectNode().put("file", file.getFileName().toString());
        json.setAll((ObjectNode) MAPPER.valueToTree(report));
        try {
            return MAPPER.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the cleaning report could not be written as JSON: " + e.getMessage(), e);
        }
    }
}
