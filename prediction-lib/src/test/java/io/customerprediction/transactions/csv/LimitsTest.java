package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.transactions.CleaningReport;
import io.customerprediction.transactions.RowProgress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a file may cost, and how a reading is cancelled. */
class LimitsTest {
    private static final byte[] LOG = ("customer_id,date,amount\n" + "a,2024-03-01,5\nb,2024-03-01,5\n".repeat(50_000))
            .getBytes(StandardCharsets.UTF_8);

    @Test
    void aCompressedFileIsReadUpToTheLimit() throws IOException {
        assertThat(read(gzip(LOG), LOG.length).rowsKept()).isEqualTo(100_000);
        assertThatThrownBy(() -> read(gzip(LOG), LOG.length - 1))
                .isInstanceOf(IOException.class)
                .hasMessage("log.gz is larger than 1,500,023 bytes when unpacked, which is the limit: give the log in"
                        + " smaller parts, or raise the limit");
    }

    @Test
    void theLimitHoldsWithinTheFirstBytesToo() {
        assertThatThrownBy(() -> read(gzip(LOG), 4)).hasMessageContaining("larger than 4 bytes");
    }

    @Test
    void aPlainFileHasNoSuchLimit() throws IOException {
        assertThat(read(LOG, 10).rowsKept()).isEqualTo(100_000);
    }

    @Test
    void aGzipFileInsideOfAnotherIsRefused() {
        assertThatThrownBy(() -> read(gzip(gzip(LOG)), Long.MAX_VALUE))
                .hasMessage("log.gz is a gzip file inside of a gzip file: unpack it once");
        assertThatThrownBy(() -> read(gzip("PK\3\4 and so on".getBytes(StandardCharsets.US_ASCII)), Long.MAX_VALUE))
                .hasMessageContaining("is not a complete zip file");
    }

    @Test
    void aReadingIsCancelledWhileTheSourceMakesItWait() throws IOException {
        CancellationException cancelled = new CancellationException();
        try (PipedOutputStream out = new PipedOutputStream();
                InputStream in = new FirstBytesThenNothing(new PipedInputStream(out))) {
            assertThatThrownBy(() -> CsvRows.of(in, "slow", LogFormat.DETECT)
                            .read(ReadLog.RULES, (t, f, e, d, m, n) -> {}, (rows, done) -> {
                                throw cancelled;
                            }))
                    .isSameAs(cancelled);
        }
    }

    private static CleaningReport read(byte[] bytes, long limit) throws IOException {
        return CsvRows.of(new ByteArrayInputStream(bytes), "log.gz", LogFormat.DETECT)
                .maxInflatedBytes(limit)
                .read(ReadLog.RULES, (t, f, e, d, m, n) -> {}, RowProgress.NONE);
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        }
        return bytes.toByteArray();
    }

    /** Enough to detect the layout by; then whoever reads on waits until the pipe is closed. */
    private static final class FirstBytesThenNothing extends InputStream {
        private final InputStream first = new ByteArrayInputStream(LOG, 0, CsvRows.START);
        private final InputStream nothing;

        FirstBytesThenNothing(InputStream nothing) {
            this.nothing = nothing;
        }

        @Override
        public int read() throws IOException {
            int one = first.read();
            return one >= 0 ? one : nothing.read();
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int got = first.read(buffer, from, length);
            return got > 0 ? got : nothing.read(buffer, from, length);
        }

        @Override
        public void close() throws IOException {
            nothing.close();
        }
    }
}
