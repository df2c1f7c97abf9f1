package io.customerprediction.transactions.archive;

import io.customerprediction.transactions.records.LimitedInput;
import io.customerprediction.transactions.records.OneLine;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a gzip file of one or several parts, up to a limit. */
public final class GzipInput extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    private final String source;

    private GzipInput(InputStream in, String source) {
        super(in);
        this.source = source;
    }

    /**
     * Begins to unpack.
     *
     * @param source its name, for messages
     * @throws IOException if the beginning is broken
     */
    public static GzipInput open(BufferedInputStream packed, String source, long mostBytes) throws IOException {
        try {
            InputStream unpacked = new GZIPInputStream(packed, BUFFER);
            return new GzipInput(new LimitedInput(unpacked, mostBytes, source), source);
        } catch (EOFException | ZipException e) {
            throw broken(source, e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        try {
            return super.read(buffer, from, length);
        } catch (EOFException | ZipException e) {
            throw broken(source, e);
        }
    }

    private static IOException broken(String source, IOException e) {
        return OneLine.refusal(
                source, "is not a complete gzip file (" + e.getMessage() + "): copy or download it again", e);
    }
}
