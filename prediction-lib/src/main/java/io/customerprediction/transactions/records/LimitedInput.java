package io.customerprediction.transactions.records;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Inflated bytes up to a limit, so that a small file cannot fill memory or keep a reader busy for ever. */
public final class LimitedInput extends FilterInputStream {
    private final long limit;
    private final String source;
    private long read;

    /** These bytes, refused with the name of their source where they exceed the limit. */
    public LimitedInput(InputStream in, long limit, String source) {
        super(in);
        this.limit = limit;
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int got = super.read(buffer, from, length);
        read += Math.max(0, got);
        if (read > limit) {
            throw OneLine.refusal(
                    source,
                    String.format(
                            Locale.ROOT,
                            "is larger than %,d bytes when unpacked, which is the limit: give the log in smaller parts, or"
                                    + " raise the limit",
                            limit));
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        return super.skip(Math.min(count, 0)); // callers read instead, so that every byte is counted
    }
}
