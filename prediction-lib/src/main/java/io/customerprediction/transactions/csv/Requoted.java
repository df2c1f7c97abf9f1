package io.customerprediction.transactions.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A text whose fields are quoted in another way, as one with double quotes that are doubled inside of a field. */
final class Requoted extends InputStream {
    private static final int NONE = -1;

    private final InputStream in;
    private final byte quote;
    private final boolean backslash;
    private final byte[] read = new byte[1 << 13];
    private final byte[] made = new byte[2 * read.length + 2];
    private int length;
    private int at;

    /** Whether the next byte is the first of a field. */
    private boolean fieldStart = true;

    private boolean inside;

    /** A backslash or quote inside of a field whose meaning the byte after it decides; {@link #NONE} without one. */
    private int held = NONE;

    Requoted(InputStream in, Quoting quoting) {
        this.in = in;
        this.backslash = quoting == Quoting.BACKSLASH;
        this.quote = (byte) (backslash ? '"' : '\'');
    }

    @Override
    public int read() throws IOException {
        return fill() ? made[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int from, int most) throws IOException {
        Objects.checkFromIndexSize(from, most, buffer.length);
        if (most == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int taken = Math.min(most, length - at);
        System.arraycopy(made, at, buffer, from, taken);
        at += taken;
        return taken;
    }

    private boolean fill() throws IOException {
        while (at == length) {
            at = 0;
            length = 0;
            int more = in.read(read);
            if (more < 0) {
                return end();
            }
            for (int i = 0; i < more; i++) {
                add(read[i]);
            }
        }
        return true;
    }

    /** A quote that was held back closes the last field. */
    private boolean end() {
        if (held != NONE) {
            put((byte) (held == quote ? '"' : held));
            held = NONE;
        }
        return length > 0;
    }

    private void add(byte b) {
        if (held != NONE) {
            afterHeld(b);
        } else if (inside) {
            insideOf(b);
        } else if (fieldStart && b == quote) {
            inside = true;
            fieldStart = false;
            put((byte) '"');
        } else {
            outside(b);
        }
    }

    private void outside(byte b) {
        fieldStart = b == ',' || b == ';' || b == '\t' || b == '|' || b == '\n' || b == '\r';
        put(b);
    }

    private void insideOf(byte b) {
        if (b == quote && backslash) {
            inside = false;
            put(b);
        } else if (b == quote || (b == '\\' && backslash)) {
            held = b;
        } else {
            inField(b);
        }
    }

    private void afterHeld(byte b) {
        boolean escape = held == '\\';
        held = NONE;
        if (escape) {
            if (b != '\\' && b != '"' && b != '\n') {
                put((byte) '\\');
            }
            inField(b);
        } else if (b == quote) {
            put(b);
        } else {
            inside = false;
            put((byte) '"');
            outside(b);
        }
    }

    /** A byte that belongs to the value. */
    private void inField(byte b) {
        put(b);
        if (b == '"') {
            put(b);
        }
    }

    private void put(byte b) {
        made[length++] = b;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
