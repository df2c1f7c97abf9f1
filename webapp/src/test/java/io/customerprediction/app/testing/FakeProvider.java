package io.customerprediction.app.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** An OpenID provider that keeps to the standard unless a test has it err, which a well-made one cannot be made to. */
public final class FakeProvider implements AutoCloseable {
    public static final String CLIENT = "shop app";
    public static final String SECRET = "a secret: with+signs/and%25";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Map<String, List<String>>> codes = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final Semaphore released = new Semaphore(0);
    private volatile RSAKey key = newKey("first");
    private volatile UnaryOperator<JWTClaimsSet.Builder> claims = builder -> builder;
    private volatile Function<JWTClaimsSet, String> signing = this::signed;
    private volatile String slow = "";
    private volatile String failing = "";
    private volatile String discovery = "";

    private FakeProvider(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static FakeProvider start() {
        return new FakeProvider(0);
    }

    /** At the port of one that was closed. */
    public static FakeProvider startAt(int port) {
        return new FakeProvider(port);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String issuer() {
        return "http://127.0.0.1:" + port();
    }

    /** Settings by which a server uses this. */
    public Map<String, String> settings() {
        return Map.of(
                "oidc-issuer",
                issuer(),
                "oidc-name",
                "Shop Login",
                "oidc-client-id",
                CLIENT,
                "oidc-client-secret",
                SECRET,
                "oidc-roles",
                "shop-admins=admin, shop-marketing=analyst, cn=staff=viewer");
    }

    /** Changes the claims of the ID tokens from now on. */
    public void claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        claims = change;
    }

    /** Makes the ID tokens in another way from now on. */
    public void signing(Function<JWTClaimsSet, String> other) {
        signing = other;
    }

    /** Has a new key, beside which the old one is not valid any more. */
    public void rotate(String id) {
        key = newKey(id);
    }

    /** A key that is not published. */
    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does not answer requests for this path until it is closed. */
    public void slow(String path) {
        slow = path;
    }

    /** Answers requests for this path with status 500; none for an empty one. */
    public void failing(String path) {
        failing = path;
    }

    /** Answers with this discovery document. */
    public void discovery(String document) {
        discovery = document;
    }

    /** Paths that were asked for. */
    public List<String> requests() {
        return new ArrayList<>(requests);
    }

    /** ID tokens that were given out. */
    public List<String> tokens() {
        return new ArrayList<>(tokens);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(path);
            if (path.equals(slow)) {
                released.acquireUninterruptibly();
            }
            if (path.equals(failing)) {
                send(exchange, 500, "{}");
                return;
            }
            switch (path) {
                case "/.well-known/openid-configuration" ->
                    send(exchange, 200, discovery.isEmpty() ? document() : discovery);
                case "/keys" -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
                case "/authorize" -> authorize(exchange);
                case "/token" -> token(exchange);
                default -> send(exchange, 404, "{}");
            }
        }
    }

    /** As a template, for tests that change it. */
    public String document() {
        return ("{'issuer':'I','authorization_endpoint':'I/authorize','token_endpoint':'I/token','jwks_uri':'I/keys',"
                        + "'end_session_endpoint':'I/end','response_types_supported':['code'],"
                        + "'subject_types_supported':['public'],'id_token_signing_alg_values_supported':['RS256']}")
                .replace('\'', '"')
                .replace("I/", issuer() + "/")
                .replace("\"I\"", "\"" + issuer() + "\"");
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, List<String>> query =
                URLUtils.parseParameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        exchange.getResponseHeaders()
                .add("Location", first(query, "redirect_uri") + "?code=" + code + "&state=" + first(query, "state"));
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> form = URLUtils.parseParameters(body);
        Map<String, List<String>> begun = codes.remove(first(form, "code"));
        String expected = "Basic "
                + Base64.getEncoder()
                        .encodeToString((encoded(CLIENT) + ":" + encoded(SECRET)).getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else if (begun == null
                || !first(begun, "redirect_uri").equals(first(form, "redirect_uri"))
                || !first(begun, "code_challenge_method").equals("S256")
                || !CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(first(form, "code_verifier")))
                        .getValue()
                        .equals(first(begun, "code_challenge"))) {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
        } else {
            String token =
                    signing.apply(claims.apply(usual(first(begun, "nonce"))).build());
            tokens.add(token);
            send(
                    exchange,
                    200,
                    "{\"access_token\":\"an-access-token\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JWTClaimsSet.Builder usual(String nonce) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("4711")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("preferred_username", "otto")
                .claim("email", "otto@shop.example")
                .claim("groups", List.of("everybody", "shop-marketing"));
    }

    /** A token with the key that is published. */
    public String signed(JWTClaimsSet content) {
        return signed(content, key);
    }

    /** A token with any key. */
    public static String signed(JWTClaimsSet content, RSAKey by) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(by.getKeyID())
                            .build(),
                    content);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key that is published. */
    public RSAKey key() {
        return key;
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of("")).get(0);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        released.release(1_000);
        server.stop(0);
        threads.shutdown();
    }
}
