package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that are quoted by single quotes or escaped by backslashes are read as others are. */
class QuotingTest {
    @Test
    void aBackslashBeforeAQuoteInsideOfAFieldMakesItPartOfTheField() throws IOException {
        assertThat(rows("\"id\",\"note\"\n\"1\",\"\\\"great\\\", she said\"\n\"2\",\"a \\\\ b\"\n\"3\",\"C:\\temp\"\n"))
                .containsExactly(
                        List.of("id", "note"),
                        List.of("1", "\"great\", she said"),
                        List.of("2", "a \\ b"),
                        List.of("3", "C:\\temp"));
    }

    @Test
    void singleQuotesHoldFieldsTogether() throws IOException {
        assertThat(rows("'id','note'\n'1','a, b'\n'2','it''s'\n3,'5\" nails'\n"))
                .containsExactly(
                        List.of("id", "note"), List.of("1", "a, b"), List.of("2", "it's"), List.of("3", "5\" nails"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,note\n1,\"C:\\temp\\\"\n2,b\n",
                "id,note\n1,'2024-11-13\n2,'2024-11-14\n",
                "id,note\n1,Rock 'n' Roll\n2,O'Neill\n",
                "id,note\n1,\"a \"\"b\"\" c\"\n2,x\n",
                "'\n",
                ""
            })
    void otherTextsStayAsTheyAre(String text) {
        assertThat(Quoting.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(Quoting.DOUBLED);
    }

    @Test
    void whatIsWrittenInEachWayIsReadBackAlike() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<List<String>> table = new ArrayList<>();
            for (int row = 0; row < 1 + random.nextInt(5); row++) {
                table.add(List.of("k" + row, value(random), value(random)));
            }
            assertThat(requoted(table, Quoting.BACKSLASH)).isEqualTo(table);
            assertThat(requoted(table, Quoting.SINGLE)).isEqualTo(table);
        }
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder("v");
        for (int i = 0; i < random.nextInt(8); i++) {
            value.append("a,'\"\\ ;é".charAt(random.nextInt(8)));
        }
        return value.append('w').toString();
    }

    private static List<List<String>> requoted(List<List<String>> table, Quoting quoting) throws IOException {
        StringBuilder text = new StringBuilder();
        for (List<String> row : table) {
            List<String> fields =
                    row.stream().map(value -> written(value, quoting)).toList();
            text.append(String.join(",", fields)).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return split(new Requoted(new ByteArrayInputStream(bytes), quoting).readAllBytes());
    }

    private static String written(String value, Quoting quoting) {
        return quoting == Quoting.SINGLE
                ? "'" + value.replace("'", "''") + "'"
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static List<List<String>> rows(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (InputStream requoted = new Requoted(new ByteArrayInputStream(bytes), Quoting.of(bytes))) {
            return split(requoted.readAllBytes());
        }
    }

    private static List<List<String>> split(byte[] text) {
        return TextStart.of(text, true).first((byte) ',', 0, 100);
    }
}
