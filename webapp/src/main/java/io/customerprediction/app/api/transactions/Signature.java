package io.customerprediction.app.api.transactions;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of messages: the HMAC-SHA256 of the bytes of the body, in Base64. Stateless. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** Whether a signature is that of the body; takes the same time wherever they differ. */
    static boolean fits(String signature, byte[] body, String secret) {
        byte[] expected = Base64.getEncoder().encode(hmac(body, secret));
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] hmac(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
