package io.customerprediction.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CustomerIdsTest {
    private static final int PAIRS = 16;

    /** 65,536 ids with one {@link String#hashCode()}, the hash that the table once had. */
    private static String colliding(int number) {
        StringBuilder id = new StringBuilder();
        for (int pair = 0; pair < PAIRS; pair++) {
            id.append((number >> pair & 1) == 0 ? "Aa" : "BB");
        }
        return id.toString();
    }

    @Test
    void idsThatWereMadeToCollideAreFoundWithFewProbes() {
        CustomerIds ids = new CustomerIds();
        for (int i = 0; i < 1 << PAIRS; i++) {
            byte[] id = colliding(i).getBytes(StandardCharsets.US_ASCII);
            assertThat(ids.number(id, 0, id.length)).isEqualTo(i);
        }

        assertThat(colliding(0)).hasSameHashCodeAs(colliding(77));
        assertThat(ids.meanProbes()).isLessThan(2.5);
        assertThat(ids.find(colliding(4711))).isEqualTo(4711);
    }
}
