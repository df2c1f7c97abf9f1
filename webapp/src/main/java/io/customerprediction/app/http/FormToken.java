package io.customerprediction.app.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites from sending our forms (CSRF). The browser holds a secret in a cookie that scripts cannot read and
 * other sites cannot cause to be sent ({@code SameSite=Strict}); a form carries salt and its HMAC under that secret. So a
 * form is taken only from a page that we made for the same browser. Nothing is kept in the server: it works with any
 * number of servers and over restarts.
 */
public final class FormToken {
    /** Name of the form's hidden field. */
    public static final String FIELD = "token";

    private static final String COOKIE = "form-secret";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final int SALT_BYTES = 12;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private @Nullable String secret;

    /** The token of one answer; without a call of {@link #value} no cookie is set. */
    public FormToken(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** What the hidden field of a form must hold; for as many forms of the page as need it. */
    public String value() {
        if (secret == null) {
            secret = secret(request).orElseGet(this::newSecret);
        }
        String salt = random(SALT_BYTES);
        return salt + "." + sign(salt, secret);
    }

    private String newSecret() {
        String made = random(SECRET_BYTES);
        Cookie cookie = new Cookie(COOKIE, made);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Strict");
        response.addCookie(cookie);
        return made;
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return TEXT.encodeToString(random);
    }

    private static Optional<String> secret(HttpServletRequest request) {
        return Stream.of(Optional.ofNullable(request.getCookies()).orElseGet(() -> new Cookie[0]))
                .filter(cookie ->
                        cookie.getName().equals(COOKIE) && cookie.getValue().length() >= SECRET_BYTES)
                .map(Cookie::getValue)
                .findFirst();
    }

    /**
     * Whether a browser says that the request comes from another site, or sends no secret of ours: then no token can be valid,
     * and the body need not be read.
     */
    public static boolean isForeign(HttpServletRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        boolean otherSite = site != null && !site.equals("same-origin") && !site.equals("none");
        return otherSite || secret(request).isEmpty();
    }

    /** Whether the token of a form was made for the browser that sends it; compared in constant time. */
    public static boolean matches(HttpServletRequest request, @Nullable String token) {
        Optional<String> secret = secret(request);
        if (isForeign(request) || secret.isEmpty() || token == null) {
            return false;
        }
        int point = token.indexOf('.');
        if (point < 0) {
            return false;
        }
        byte[] wanted = sign(token.substring(0, point), secret.get()).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(wanted, token.substring(point + 1).getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(String salt, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return TEXT.encodeToString(mac.doFinal(salt.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
