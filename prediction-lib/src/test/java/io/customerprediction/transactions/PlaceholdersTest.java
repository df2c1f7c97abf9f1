package io.customerprediction.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.transactions.values.WordFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each word of the list stands for a missing customer, or for the foot of a table. */
class PlaceholdersTest {
    private static Stream<String> words(String kind) {
        return WordFile.lines(Placeholders.class, "placeholders.txt").stream()
                .filter(line -> line.startsWith(kind + ":"))
                .flatMap(line -> Arrays.stream(
                        line.substring(line.indexOf(':') + 1).strip().split("\\|", -1)));
    }

    private static Stream<String> guests() {
        return words("guest");
    }

    private static Stream<String> totals() {
        return words("total");
    }

    private static Slice slice(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Slice slice = new Slice();
        slice.set(bytes, 0, bytes.length);
        return slice;
    }

    @ParameterizedTest
    @MethodSource("guests")
    void aPlaceholderIsNoCustomer(String word) {
        assertThat(Placeholders.isGuest(slice(word))).isTrue();
        assertThat(Placeholders.isGuest(slice(word.toUpperCase(Locale.ROOT)))).isTrue();
        assertThat(Placeholders.isTotal(slice(word))).isFalse();
    }

    private static Stream<String> mails() {
        return words("guest-mail").map(word -> word + (word.contains("@") ? ".com" : "@shop.example.com"));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void anAddressOfNobodyIsNoCustomer(String mail) {
        assertThat(Placeholders.isGuest(slice(mail))).isTrue();
        assertThat(Placeholders.isGuest(slice(mail.toUpperCase(Locale.ROOT)))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("totals")
    void aWordForTotalsIsNoCustomer(String word) {
        assertThat(Placeholders.isTotal(slice(word))).isTrue();
        assertThat(Placeholders.isGuest(slice(word))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "10",
                "C0",
                "guest7",
                "unknown-artist",
                "totally",
                "a@x.org",
                "000123",
                "guest7@shop.com",
                "aguest@shop.com",
                "guesthouse@shop.com",
                "test@test.shop.com",
                "@",
                "none.of@you.com"
            })
    void anythingElseIsACustomer(String id) {
        assertThat(Placeholders.isGuest(slice(id))).isFalse();
        assertThat(Placeholders.isTotal(slice(id))).isFalse();
    }
}
