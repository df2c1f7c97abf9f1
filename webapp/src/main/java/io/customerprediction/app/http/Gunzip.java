package io.customerprediction.app.http;

import io.customerprediction.app.http.Problem.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates a body with the content encoding gzip (RFC 1952) while it is read. Several members one after the other are one
 * body, as the RFC has it; each member's checksum and length are compared. Whatever else than a member follows a member, a
 * stream that is cut or broken, and an empty stream are a {@link Problem}, and so is a body that inflates to more than
 * {@code ratio} times its length. {@link java.util.zip.GZIPInputStream} will not do: it ignores what follows a member, and
 * a further member if it has not arrived yet. For one thread.
 */
final class Gunzip extends InputStream {
    /** Bytes that may be inflated before their ratio to the packed bytes counts: short texts may be very repetitive. */
    static final long FREE_BYTES = 8 << 20;

    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATED = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int LONGEST_HEADER = 65_536;
    private static final int FIXED_HEADER_REST = 6;

    private final InputStream in;
    private final int ratio;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] packed = new byte[8_192];
    private int at;
    private int end;
    private long packedBytes;
    private long inflatedBytes;
    private boolean inMember;
    private boolean ended;

    /**
     * @param in the packed bytes
     * @param ratio most inflated bytes for each packed one
     */
    Gunzip(InputStream in, int ratio) {
        this.in = in;
        this.ratio = ratio;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (!ended) {
                if (!inMember) {
                    begin();
                }
                int count = inflate(bytes, from, length);
                if (count > 0) {
                    return count;
                }
            }
            return -1;
        } catch (DataFormatException e) {
            throw broken("is broken");
        } catch (EOFException e) {
            throw broken("ends too early");
        }
    }

    private int inflate(byte[] bytes, int from, int length) throws IOException, DataFormatException {
        int count = inflater.inflate(bytes, from, length);
        if (count > 0) {
            checksum.update(bytes, from, count);
            inflatedBytes += count;
            if (inflatedBytes > FREE_BYTES && inflatedBytes / ratio > packedBytes) {
                throw Problem.of(
                        Kind.TOO_LARGE,
                        "The body inflates to more than " + ratio + " times its length; send it unpacked or in parts.");
            }
        } else if (inflater.finished()) {
            finish();
        } else if (inflater.needsDictionary()) {
            throw broken("is broken");
        } else {
            fill();
            inflater.setInput(packed, 0, end);
        }
        return count;
    }

    private void finish() throws IOException {
        at = end - inflater.getRemaining();
        boolean intact = number(4) == checksum.getValue();
        intact &= number(4) == (inflater.getBytesWritten() & 0xffff_ffffL);
        if (!intact) {
            throw broken("is broken: its checksum or length differs");
        }
        inMember = false;
        ended = !hasMore();
    }

    /** Reads the header of a member. */
    private void begin() throws IOException {
        checksum.reset();
        int magic = (int) number(2);
        int method = next();
        int flags = next();
        if (magic != MAGIC || method != DEFLATED || (flags & RESERVED) != 0) {
            throw broken("has bytes that are not gzip");
        }
        skip(FIXED_HEADER_REST);
        if ((flags & EXTRA) != 0) {
            skip((int) number(2));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        long computed = checksum.getValue() & 0xffff;
        if ((flags & HEADER_CRC) != 0 && number(2) != computed) {
            throw broken("is broken: its checksum or length differs");
        }
        checksum.reset();
        inflater.reset();
        inflater.setInput(packed, at, end - at);
        inMember = true;
    }

    private void skip(int count) throws IOException {
        for (int k = 0; k < count; k++) {
            next();
        }
    }

    private void skipText() throws IOException {
        for (int k = 0; next() != 0; k++) {
            if (k == LONGEST_HEADER) {
                throw broken("has a header that is too long");
            }
        }
    }

    /** An unsigned number of so many bytes, the lowest first. */
    private long number(int bytes) throws IOException {
        long number = 0;
        for (int k = 0; k < bytes; k++) {
            number |= (long) next() << (8 * k);
        }
        return number;
    }

    private int next() throws IOException {
        if (at == end) {
            fill();
        }
        int next = packed[at++] & 0xff;
        if (!inMember) {
            checksum.update(next);
        }
        return next;
    }

    private boolean hasMore() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(packed, 0, packed.length));
            packedBytes += end;
        }
        return at < end;
    }

    private void fill() throws IOException {
        at = end;
        if (!hasMore()) {
            throw new EOFException();
        }
    }

    private static Problem broken(String how) {
        return Problem.of(Kind.MALFORMED_BODY, "The body's gzip stream " + how + ".");
    }

    /** Frees the inflater's memory; the packed stream belongs to the container. */
    @Override
    public void close() {
        ended = true;
        inflater.end();
    }
}
