package io.customerprediction.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SeenOrdersTest {
    private static final int ORDERS = 100_000;

    @Test
    void orderIdsThatCollideUnderAnUnkeyedHashAreFoundWithFewProbes() {
        KeyedHash hash = new KeyedHash(3, 4);
        SeenOrders seen = new SeenOrders();
        for (int order = 0; order < ORDERS; order++) {
            // pairs of words that the former multiplicative hash mapped to one value, whatever it began with
            byte[] id = new byte[32];
            for (int bit = 0; bit < 2; bit++) {
                if ((order >> bit & 1) != 0) {
                    id[bit * 16 + 7] = (byte) 0x80;
                    id[bit * 16 + 11] = (byte) 0x80;
                    id[bit * 16 + 15] = (byte) 0x80;
                }
            }
            byte[] rest = Integer.toString(order >> 2).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(rest, 0, id, 0, Math.min(7, rest.length));
            seen.goTo(hash.of(19_000, id, 0, id.length));
            seen.add(1, true);
        }

        assertThat(seen.meanProbes()).isLessThan(2.5);
    }
}
