package io.customerprediction.transactions.archive;

import io.customerprediction.transactions.records.OneLine;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** How large the directory of a zip file is, found before all of it is read into memory. */
final class ZipDirectory {
    private static final long MOST_BYTES = 1 << 24;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int SIZE_IN_END = 12;
    private static final long IN_LONG_RECORD = 0xffffffffL;
    private static final int LOCATOR_LENGTH = 20;
    private static final int OFFSET_IN_LOCATOR = 8;
    private static final int SIZE_IN_LONG_END = 40;

    private ZipDirectory() {}

    /** Requires that the directory is not larger than the one of a useful file can be. */
    static void requireModest(Path file, String source) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (size(in) > MOST_BYTES) {
                throw tooMany(source);
            }
        } catch (EOFException e) {
            throw OneLine.refusal(source, "is not a complete zip file: copy or download it again", e);
        }
    }

    static IOException tooMany(String source) {
        return OneLine.refusal(
                source, "holds more than 10,000 files: unpack it and give the file of the log, as CSV or xlsx");
    }

    /** In bytes; 0 where none is found: reading the file then fails. */
    private static long size(RandomAccessFile in) throws IOException {
        int length = (int) Math.min(in.length(), END_LENGTH + LONGEST_COMMENT);
        ByteBuffer tail = read(in, in.length() - length, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                long size = tail.getInt(at + SIZE_IN_END) & IN_LONG_RECORD;
                return size == IN_LONG_RECORD ? longSize(in, in.length() - length + at) : size;
            }
        }
        return 0;
    }

    private static long longSize(RandomAccessFile in, long end) throws IOException {
        if (end < LOCATOR_LENGTH) {
            return 0;
        }
        long at = read(in, end - LOCATOR_LENGTH, LOCATOR_LENGTH).getLong(OFFSET_IN_LOCATOR);
        return at < 0 || at > end
                ? 0
                : read(in, at, SIZE_IN_LONG_END + Long.BYTES).getLong(SIZE_IN_LONG_END);
    }

    private static ByteBuffer read(RandomAccessFile in, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.seek(at);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
