package io.customerprediction.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Looking eight bytes at a time finds what looking at each byte finds. */
class BytesTest {
    private static final int ROUNDS = 20_000;

    private final Random random = new Random(7);

    @Test
    void aTextIsAsciiIfNoByteIsNegative() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] text = text();
            boolean ascii = true;
            for (byte b : text) {
                ascii &= b >= 0;
            }
            assertThat(Bytes.isAscii(text, 0, text.length)).isEqualTo(ascii);
        }
    }

    @Test
    void textsAreTheSameIfEveryByteIs() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] one = text();
            byte[] other = one.clone();
            assertThat(Bytes.same(one, 0, other, 0, one.length)).isTrue();
            if (one.length > 0) {
                int place = random.nextInt(one.length);
                other[place] ^= (byte) (1 << random.nextInt(8));
                assertThat(Bytes.same(one, 0, other, 0, one.length)).isFalse();
                assertThat(Bytes.same(one, 0, other, 0, place)).isTrue();
            }
        }
    }

    private byte[] text() {
        byte[] text = new byte[random.nextInt(40)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (random.nextInt(60) == 0 ? random.nextInt(256) : 'a' + random.nextInt(26));
        }
        return text;
    }
}
