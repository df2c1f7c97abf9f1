package io.customerprediction.app.insights;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Draws a share of the customers: by chance, yet the same ones for the same seed. A customer who is drawn at a share is drawn
 * at every larger one. For one thread.
 */
public final class RandomShare {
    private final MessageDigest sha256;
    private final byte[] seed;
    private final double share;

    /**
     * @param seed another one draws other customers, independently
     * @param share of customers to draw, from 0 to 1
     */
    public RandomShare(String seed, double share) {
        this.seed = (seed + " ").getBytes(StandardCharsets.UTF_8);
        this.share = share;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether the customer with this id is drawn. */
    public boolean draws(String id) {
        sha256.update(seed);
        byte[] hash = sha256.digest(id.getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53 < share;
    }
}
