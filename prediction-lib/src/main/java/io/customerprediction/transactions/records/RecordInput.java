package io.customerprediction.transactions.records;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Records as one text of comma-separated values in UTF-8, made while it is read. */
public final class RecordInput extends InputStream {
    private final Records records;
    private final RecordText text = new RecordText();
    private int at;
    private boolean ended;

    /** The text of these records, which are closed with it. */
    public RecordInput(Records records) {
        this.records = records;
    }

    @Override
    public int read() throws IOException {
        return fill() ? text.bytes()[at++] & 0xff : -1;
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
        int taken = Math.min(length, text.length() - at);
        System.arraycopy(text.bytes(), at, buffer, from, taken);
        at += taken;
        return taken;
    }

    private boolean fill() throws IOException {
        if (at < text.length()) {
            return true;
        }
        text.clear();
        at = 0;
        while (!ended && !text.isFull()) {
            ended = !records.next(text);
        }
        return text.length() > 0;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
