package io.customerprediction.transactions.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKindTest {
    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Stream<Arguments> marks() {
        return Stream.of(
                Arguments.of("%PDF-1.7", "is a PDF document"),
                Arguments.of("Rar!\u001a\u0007\u0001", "is a RAR archive"),
                Arguments.of("\u0089PNG\r\n", "is a picture (PNG)"),
                Arguments.of("SQLite format 3\0", "is an SQLite database"),
                Arguments.of("PGDMP\u0001\u000e\0", "is a PostgreSQL dump"));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void aMarkAtTheBeginningNamesTheKind(String start, String kind) {
        assertThat(FileKind.otherThanText(bytes(start))).startsWith(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ORC,customer_id,date\n1,a,2024-01-02\n", "PGDMP;date\n", "MZ,date,amount\n", "RDX\tdate\n", ""})
    void namesOfColumnsThatBeginLikeAMarkAreText(String start) {
        assertThat(FileKind.otherThanText(bytes(start))).isNull();
        assertThat(FileKind.isBinary(bytes(start))).isFalse();
    }

    @Test
    void manyControlCharactersAreNoText() {
        byte[] random = new byte[FileKind.START];
        new Random(3).nextBytes(random);
        byte[] low = new byte[FileKind.START];
        assertThat(FileKind.isBinary(low)).isTrue();
        assertThat(FileKind.isBinary(bytes("a\tb\r\nc\td\r\n"))).isFalse();
        assertThat(FileKind.otherThanText(random)).isNull();
    }

    private static Stream<Arguments> otherTexts() {
        return Stream.of(
                Arguments.of("<!DOCTYPE html><html><body>", "is a web page (HTML)"),
                Arguments.of("<table><tr><td>a</td></tr>", "is a web page (HTML)"),
                Arguments.of("<?xml version='1.0'?><orders><order/>", "is XML"),
                Arguments.of("-- MySQL dump 10.13\nCREATE TABLE orders (", "is an SQL dump"),
                Arguments.of("INSERT INTO orders VALUES (1);", "is an SQL dump"));
    }

    @ParameterizedTest
    @MethodSource("otherTexts")
    void textsThatAreNoTableAreNamed(String start, String kind) {
        assertThat(TextKind.otherThanTable(start)).startsWith(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_id,date,amount\na,2024-01-02,5\n", "use case,date\n", "<5,date\n", "set,date\n"})
    void tablesAreNotTakenForOtherTexts(String start) {
        assertThat(TextKind.otherThanTable(start)).isNull();
    }

    @Test
    void aByteOrderMarkSaysTheEncoding() {
        assertThat(ByteOrderMark.of(bytes("\u00ef\u00bb\u00bfa")))
                .isEqualTo(new ByteOrderMark(StandardCharsets.UTF_8, 3));
        assertThat(ByteOrderMark.of(bytes("\u00ff\u00fea\0")))
                .isEqualTo(new ByteOrderMark(StandardCharsets.UTF_16LE, 2));
        assertThat(ByteOrderMark.of(bytes("\u00fe\u00ff\0a")))
                .isEqualTo(new ByteOrderMark(StandardCharsets.UTF_16BE, 2));
        assertThat(ByteOrderMark.of(bytes("\u00ef\u00bb"))).isNull();
        assertThat(ByteOrderMark.of(bytes("id,date"))).isNull();
    }

    @Test
    void anOlderEncodingIsFoundByKnownWords() {
        String text = "Numer klienta;Zażółć;Data zamówienia\n1;x;2024-01-02\n";
        Charset polish = Charset.forName("windows-1250");
        assertThat(LegacyEncoding.detect(text.getBytes(polish), FileKindTest::knownPolish))
                .isEqualTo(polish);
        assertThat(LegacyEncoding.detect(text.getBytes(StandardCharsets.UTF_8), FileKindTest::knownPolish))
                .isNull();
        assertThat(LegacyEncoding.detect(text.getBytes(polish), values -> 0)).isNull();
    }

    private static int knownPolish(List<String> values) {
        return values.contains("Data zamówienia") && values.contains("Zażółć") ? 2 : 0;
    }
}
