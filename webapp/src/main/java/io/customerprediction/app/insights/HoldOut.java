package io.customerprediction.app.insights;

import io.customerprediction.app.store.Scoring;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Draws the customers who are left alone: by chance, yet the same ones whenever the same model's answers of the same day are
 * asked for. A customer who is drawn at a share is drawn at every larger one, at any threshold. For one thread.
 */
public final class HoldOut {
    private final MessageDigest sha256;
    private final byte[] seed;
    private final double share;

    /** @param share of customers to draw, from 0 to 1 */
    public HoldOut(Scoring scoring, double share) {
        this.seed = (scoring.model().id() + " " + scoring.asOf() + " ").getBytes(StandardCharsets.UTF_8);
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
