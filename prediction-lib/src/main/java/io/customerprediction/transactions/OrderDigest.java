package io.customerprediction.transactions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes the keys of orders: 128 bits of the SHA-256 of source, customer, number and day, each after its length. For one thread. */
final class OrderDigest {
    private final MessageDigest digest;
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    private final byte[] source;
    private final boolean perDay;

    OrderDigest(OrderNames names) {
        this.source = names.source().getBytes(StandardCharsets.UTF_8);
        this.perDay = names.perDay();
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Sets key and number of the run's order, which has its customer and day already. */
    void put(Slice number, OrderRun run) {
        byte[] day = perDay ? String.valueOf(run.day).getBytes(StandardCharsets.UTF_8) : new byte[0];
        add(source, 0, source.length);
        add(run.customer, run.customerFrom, run.customerTo);
        run.number = number.bytes();
        run.numberFrom = number.from();
        run.numberTo = number.to();
        byte[] bytes = number.bytes();
        if (Slice.isUtf8(bytes, number.from(), number.to())) {
            add(bytes, number.from(), number.to());
        } else {
            byte[] text = number.toString().getBytes(StandardCharsets.UTF_8);
            add(text, 0, text.length);
        }
        add(day, 0, day.length);
        ByteBuffer key = ByteBuffer.wrap(digest.digest());
        run.keyHigh = key.getLong();
        run.keyLow = key.getLong();
    }

    private void add(byte[] bytes, int from, int to) {
        digest.update(length.putInt(0, to - from).array());
        digest.update(bytes, from, to - from);
    }
}
