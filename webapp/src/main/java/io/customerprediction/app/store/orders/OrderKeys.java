package io.customerprediction.app.store.orders;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Digests that name orders, refunds and bodies: the first 128 bits of a SHA-256, so that two alike cannot be made. */
public final class OrderKeys {
    private static final int LONGEST_NUMBER = 48;
    private static final int DIGEST = 36;
    private static final String UNNUMBERED = " day ";

    private OrderKeys() {}

    /**
     * The key of an order. It begins with the order's number, so that the keys of neighbours stand side by side.
     *
     * @param source that numbers its orders
     * @param day of the order where numbers begin anew each day; else empty
     */
    public static String order(String source, String customer, String number, String day) {
        String begin = number.length() > LONGEST_NUMBER ? number.substring(0, LONGEST_NUMBER) : number;
        return begin + " " + of(source, customer, number, day);
    }

    /** The key of rows without an order, which nothing can be compared with. */
    public static String unnumbered(int epochDay) {
        return unnumbered(epochDay, UUID.randomUUID());
    }

    /** The key of rows without an order that can be recognised by what names them. */
    public static String unnumbered(int epochDay, UUID name) {
        return UNNUMBERED + epochDay + " " + name;
    }

    /** Whether it is a key of rows without an order; numbers of orders do not begin with a blank. */
    static boolean isUnnumbered(String key) {
        return key.startsWith(UNNUMBERED);
    }

    /** The digest that the key of an order ends with. */
    static UUID digest(String key) {
        return UUID.fromString(key.substring(key.length() - DIGEST));
    }

    /** The key of texts in this order; the same texts always have the same key. */
    public static UUID of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return of(digest);
    }

    /** The key of what a digest has taken in. */
    public static UUID of(MessageDigest digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** A digest that has taken in nothing. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
