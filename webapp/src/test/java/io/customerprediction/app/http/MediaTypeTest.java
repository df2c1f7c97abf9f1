package io.customerprediction.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header Content-Type as clients write it. */
class MediaTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                " application/json ",
                "application/json;",
                "application/json ; ; ",
                "application/json; charset=UTF-8",
                "application/json;charset=utf-8",
                "application/json; Charset=\"Utf-8\"",
                "application/json;charset=\"utf-8\" ;",
                "application/json; version=1; charset=utf8; profile=\"a;b\\\"c\"",
                "application/json;charset=us-ascii",
                "application/json;charset=",
            })
    void jsonInUtf8IsRecognised(String header) {
        assertThat(MediaType.of(header)).hasValueSatisfying(type -> {
            assertThat(type.name()).isEqualTo("application/json");
            assertThat(type.isUtf8()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-16",
                "application/json; charset=\"ISO-8859-1\"",
                "application/json;charset=utf-16;charset=utf-8",
            })
    void anotherCharsetIsSeen(String header) {
        assertThat(MediaType.of(header))
                .hasValueSatisfying(type -> assertThat(type.isUtf8()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "application", "/json", "application/", "application/json charset=utf-8", ";"})
    void whatIsNoTypeIsNone(String header) {
        assertThat(MediaType.of(header)).isEmpty();
    }

    @Test
    void parametersAreReadWithoutTheirQuotes() {
        assertThat(MediaType.of("multipart/form-data; boundary=\"a b\\\"c\"; X=y"))
                .hasValueSatisfying(
                        type -> assertThat(type.parameters()).isEqualTo(Map.of("boundary", "a b\"c", "x", "y")));
    }

    @Test
    void aLongHeaderIsReadUpToALimit() {
        assertThat(MediaType.of("application/json;" + "a=\"\\x".repeat(2_000))).isEmpty();
        assertThat(MediaType.of("application/json;" + ";".repeat(100_000))).isEmpty();
    }
}
