package io.customerprediction.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedHashTest {
    private static final KeyedHash ZERO_KEY = new KeyedHash(0, 0);

    @ParameterizedTest
    @CsvSource({
        "a, 4644417185603328019",
        "abcdefg, 7904145750247929094",
        "abcdefgh, 4574395652268504554",
        "abcdefghijklmnopqrstuvwxyz, 3619993805786647007",
    })
    void itIsSipHash13AsPythonHasItWithoutAKey(String text, long expected) {
        byte[] bytes = ("??" + text + "?").getBytes(StandardCharsets.US_ASCII);

        assertThat(ZERO_KEY.of(bytes, 2, bytes.length - 1)).isEqualTo(expected);
    }

    @Test
    void aNumberInFrontIsEightBytesInFront() {
        Random random = new Random(1);
        KeyedHash hash = new KeyedHash(random.nextLong(), random.nextLong());
        for (int length = 8; length < 60; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            long first = (long) Bytes.LONGS.get(bytes, 0);

            assertThat(hash.of(first, bytes, 8, length)).isEqualTo(hash.of(bytes, 0, length));
        }
    }

    @Test
    void anotherKeyGivesOtherHashes() {
        byte[] bytes = "C1".getBytes(StandardCharsets.US_ASCII);

        assertThat(new KeyedHash(1, 0).of(bytes, 0, 2)).isNotEqualTo(new KeyedHash(0, 1).of(bytes, 0, 2));
        assertThat(KeyedHash.ofProcess()).isSameAs(KeyedHash.ofProcess());
    }
}
