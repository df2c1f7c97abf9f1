package io.customerprediction.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.CRC32;

/** Adds up the checksum of what is read through it. */
final class ChecksumChannel implements ReadableByteChannel {
    private static final int CHUNK = 1 << 16;

    private final ReadableByteChannel source;
    private final CRC32 checksum = new CRC32();

    ChecksumChannel(ReadableByteChannel source) {
        this.source = source;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        int start = buffer.position();
        int count = source.read(buffer);
        checksum.update(buffer.duplicate().flip().position(start));
        return count;
    }

    /** Reads to the end, for the checksum's sake. */
    void drain() throws IOException {
        ByteBuffer rest = ByteBuffer.allocate(CHUNK);
        while (read(rest) >= 0) {
            rest.clear();
        }
    }

    int checksum() {
        return (int) checksum.getValue();
    }

    @Override
    public boolean isOpen() {
        return source.isOpen();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
