package io.customerprediction.transactions.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Text of another encoding as UTF-8. */
final class Recoded extends InputStream {
    private final Reader reader;
    private final char[] chars = new char[1 << 13];
    private byte[] bytes = {};
    private int at;
    private int kept;

    Recoded(InputStream in, Charset charset) {
        reader = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int taken = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, buffer, from, taken);
        at += taken;
        return taken;
    }

    /** Reads on; the first half of a surrogate pair is kept until the second has been read. */
    private boolean fill() throws IOException {
        while (at == bytes.length) {
            int more = reader.read(chars, kept, chars.length - kept);
            if (more < 0 && kept == 0) {
                return false;
            }
            int length = kept + Math.max(more, 0);
            kept = more > 0 && Character.isHighSurrogate(chars[length - 1]) ? 1 : 0;
            bytes = new String(chars, 0, length - kept).getBytes(StandardCharsets.UTF_8);
            at = 0;
            chars[0] = chars[length - 1];
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
