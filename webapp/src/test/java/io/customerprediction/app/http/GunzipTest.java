package io.customerprediction.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.customerprediction.app.http.Problem.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body packed with gzip inflates to, and what is refused. */
class GunzipTest {
    private static final byte[] TEXT =
            "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}".getBytes(StandardCharsets.UTF_8);

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Gives at most so many bytes at a time, as a slow connection does. */
    private static byte[] inflate(byte[] packed, int step) throws IOException {
        InputStream slow = new InputStream() {
            private final InputStream in = new ByteArrayInputStream(packed);

            @Override
            public int read() {
                throw new AssertionError("bytes are read one by one");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return in.read(bytes, from, Math.min(length, step));
            }
        };
        try (Gunzip gunzip = new Gunzip(slow, 200)) {
            return gunzip.readAllBytes();
        }
    }

    private static void assertRefused(byte[] packed) {
        for (int step : new int[] {1, 7, 8_192}) {
            assertThatThrownBy(() -> inflate(packed, step))
                    .isInstanceOfSatisfying(
                            Problem.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED_BODY));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 8_192})
    void whatWasPackedComesOutHoweverItArrives(int step) throws IOException {
        byte[] random = new byte[100_000];
        new Random(1).nextBytes(random);
        assertThat(inflate(gzip(TEXT), step)).isEqualTo(TEXT);
        assertThat(inflate(gzip(random), step)).isEqualTo(random);
        assertThat(inflate(gzip(new byte[0]), step)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8_192})
    void severalMembersAreOneBody(int step) throws IOException {
        assertThat(inflate(join(gzip(TEXT), gzip(new byte[0]), gzip(TEXT)), step))
                .isEqualTo(join(TEXT, TEXT));
    }

    @Test
    void allFieldsOfTheHeaderAreAccepted() throws IOException {
        byte[] plain = gzip(TEXT);
        byte[] start = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3, 3, 0, 'a', 'b', 'c', 'n', 0, 'c', 0};
        CRC32 crc = new CRC32();
        crc.update(start);
        byte[] check = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
        assertThat(inflate(join(start, check, rest), 1)).isEqualTo(TEXT);
        check[0]++;
        assertRefused(join(start, check, rest));
    }

    @Test
    void aStreamThatIsCutAnywhereIsRefused() {
        byte[] packed = join(gzip(TEXT), gzip(TEXT));
        for (int length = 0; length < packed.length; length++) {
            if (length != packed.length / 2) {
                assertRefused(Arrays.copyOf(packed, length));
            }
        }
    }

    @Test
    void aStreamWithAnyFlippedBitIsRejectedOrUnchanged() throws IOException {
        byte[] packed = gzip(TEXT);
        for (int bit = 0; bit < packed.length * 8; bit++) {
            byte[] broken = packed.clone();
            broken[bit / 8] ^= (byte) (1 << bit % 8);
            @Nullable Throwable refused = catchThrowable(() -> inflate(broken, 8_192));
            if (refused == null) {
                assertThat(inflate(broken, 8_192)).as("bit " + bit).isEqualTo(TEXT);
            } else {
                assertThat(refused).as("bit " + bit).isInstanceOf(Problem.class);
            }
        }
    }

    @Test
    void anyOtherBytesBehindAMemberAreRejected() {
        for (byte[] garbage : new byte[][] {{0}, {0, 0, 0, 0}, {'x'}, {0x1f}, {0x1f, (byte) 0x8b}, TEXT}) {
            assertRefused(join(gzip(TEXT), garbage));
        }
    }

    @Test
    void aHeaderWithoutAnEndIsRefused() {
        byte[] named = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0};
        byte[] name = new byte[1_000_000];
        Arrays.fill(name, (byte) 'a');
        assertRefused(join(named, name));
    }

    @Test
    void aBodyThatInflatesTooFarIsTooLarge() {
        byte[] bomb = gzip(new byte[64 << 20]);
        assertThatThrownBy(() -> inflate(bomb, 8_192))
                .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));
    }

    @Test
    void aShortTextMayHaveAnyRatio() throws IOException {
        byte[] repeated = "{},".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        assertThat(inflate(gzip(repeated), 8_192)).isEqualTo(repeated);
    }
}
