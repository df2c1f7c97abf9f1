package io.customerprediction.transactions.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.transactions.records.RecordInput;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordsTest {
    private static JsonRecords open(String json) throws IOException {
        return JsonRecords.open(
                new BufferedInputStream(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))),
                "orders.json");
    }

    private static String text(String json) throws IOException {
        try (RecordInput text = new RecordInput(open(json))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"paid\":2.50}\n{\"id\":2,\"paid\":null}\n",
                "[{\"id\":1,\"paid\":2.50},{\"id\":2}]",
                "{\"orders\":[{\"id\":1,\"paid\":2.50},{\"id\":2,\"paid\":null}]}",
                "{\"data\":{\"next\":null,\"orders\":[{\"id\":1,\"paid\":2.50},{\"id\":2,\"paid\":NaN}]},\"page\":1}"
            })
    void theSameRecordsAreReadWhereverTheListStands(String json) throws IOException {
        assertThat(text(json)).isEqualTo("id,paid\n1,2.50\n2,\n");
    }

    @Test
    void objectsAreFlattenedForThreeLevelsAndTypesPassedThrough() throws IOException {
        String json =
                "{\"customer\":{\"id\":7,\"address\":{\"city\":\"Ulm\",\"place\":{\"north\":48,\"in\":{\"a\":1}}}},"
                        + "\"at\":{\"$date\":{\"$numberLong\":\"1731484800000\"}},\"lines\":[1,2]}";
        assertThat(text(json))
                .isEqualTo(
                        "customer.id,customer.address.city,customer.address.place.north,at\n7,Ulm,48,1731484800000\n");
        JsonRecords records = open(json);
        assertThat(records.notes())
                .containsExactly("lists and nested objects were left out: customer.address.place.in, lines");
    }

    @Test
    void numbersKeepTheirDigitsAndAreNeverTakenForThousands() throws IOException {
        assertThat(text("[{\"a\":1e3,\"b\":12.345,\"c\":0.1,\"d\":123456789012345678901}]"))
                .isEqualTo("a,b,c,d\n1000,12.3450,0.1,123456789012345678901\n");
    }

    @Test
    void brokenJsonIsRefusedWithItsLine() {
        assertThatThrownBy(() -> text("[{\"id\":1},\n{\"id\":2,}]"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("orders.json is not valid JSON in line 2");
        assertThatThrownBy(() -> text("[{\"id\":1},{\"id\"")).hasMessageContaining("is JSON that ends too early");
        assertThatThrownBy(() -> text("[{\"id\":1,\"id\":2}]")).hasMessageContaining("Duplicate");
        assertThatThrownBy(() -> text("[{\"id\":1},[2]]")).hasMessageContaining("record 2 is a list");
        assertThatThrownBy(() -> text("[]")).hasMessageContaining("is JSON without any record");
    }

    @Test
    void deepNestingIsRefusedAndNotFollowed() {
        String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertThatThrownBy(() -> text(deep)).isInstanceOf(IOException.class).hasMessageContaining("orders.json");
    }

    @Test
    void keysThatComeAfterTheFirstThousandRecordsAreNamed() throws IOException {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            json.append("{\"id\":").append(i).append("}\n");
        }
        json.append("{\"id\":1000,\"late\":1}\n");
        JsonRecords records = open(json.toString());
        try (RecordInput text = new RecordInput(records)) {
            assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(1_002)
                    .endsWith("1000");
        }
        assertThat(records.notes())
                .isEqualTo(List.of("keys that came only after the first 1,000 records were left out: late"));
    }
}
