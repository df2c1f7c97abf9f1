package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking eight bytes at a time finds what looking at each byte finds. */
class ScanTest {
    private static final int ROUNDS = 20_000;

    /** Neighbours of what is looked for, so that a carry between bytes would show. */
    private static final byte[] LETTERS = {'"', '\n', ',', ';', '\t', '|', '!', '#', 0, 1, -1, -128, 127, 'a', '-', '+'
    };

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(bytes = {',', ';', '\t', '|'})
    void theFirstOfTheSpecialBytesIsFound(byte delimiter) {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] text = text();
            int from = random.nextInt(text.length + 1);
            int to = from + random.nextInt(text.length - from + 1);
            int at = from;
            while (at < to && text[at] != '"' && text[at] != '\n' && text[at] != delimiter) {
                at++;
            }
            assertThat(Scan.special(text, from, to, Scan.repeated(delimiter))).isEqualTo(at);
        }
    }

    @Test
    void theFirstQuoteIsFound() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] text = text();
            int at = 0;
            while (at < text.length && text[at] != '"') {
                at++;
            }
            assertThat(Scan.quote(text, 0, text.length)).isEqualTo(at);
        }
    }

    private byte[] text() {
        byte[] text = new byte[random.nextInt(40)];
        for (int i = 0; i < text.length; i++) {
            text[i] = random.nextInt(12) == 0
                    ? LETTERS[random.nextInt(LETTERS.length)]
                    : (byte) ('a' + random.nextInt(26));
        }
        return text;
    }
}
