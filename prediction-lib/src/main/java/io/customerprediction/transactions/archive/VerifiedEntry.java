package io.customerprediction.transactions.archive;

import io.customerprediction.transactions.records.LimitedInput;
import io.customerprediction.transactions.records.OneLine;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** One file of a zip archive, unpacked up to a limit and checked at its end. */
public final class VerifiedEntry extends InputStream {
    private final InputStream in;
    private final ZipEntry entry;
    private final String source;
    private final CRC32 checksum = new CRC32();

    /** Read by another thread to report how far the reading is. */
    private volatile long read;

    VerifiedEntry(InputStream in, ZipEntry entry, String source, long mostBytes) {
        this.in = new LimitedInput(in, mostBytes, source);
        this.entry = entry;
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the one thread that reads
    public int read(byte[] buffer, int from, int length) throws IOException {
        int got;
        try {
            got = in.read(buffer, from, length);
        } catch (EOFException | ZipException e) {
            throw broken(String.valueOf(e.getMessage()), e);
        }
        if (got > 0) {
            checksum.update(buffer, from, got);
            read += got;
        } else if (got < 0) {
            verify();
        }
        return got;
    }

    private void verify() throws IOException {
        boolean whole = entry.getSize() < 0 || entry.getSize() == read;
        if (!whole || (entry.getCrc() >= 0 && entry.getCrc() != checksum.getValue())) {
            throw broken("a checksum is wrong", null);
        }
    }

    private IOException broken(String how, @Nullable IOException e) {
        return OneLine.refusal(source, "is not a whole zip file (" + how + "): copy or download it again", e);
    }

    /** Share that has been read, from 0 to 1. */
    public double done() {
        return entry.getSize() <= 0 ? 0 : Math.min(1, (double) read / entry.getSize());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
