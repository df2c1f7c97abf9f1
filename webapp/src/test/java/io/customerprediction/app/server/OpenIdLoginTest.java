package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.AccountFile;
import io.customerprediction.app.security.accounts.Passwords;
import io.customerprediction.app.security.accounts.User;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.access.AuditEntry;
import io.customerprediction.app.testing.FakeProvider;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Signing in with an OpenID provider: one that keeps to the standard, ones that do not, and clients that cheat. */
class OpenIdLoginTest {
    private static final String BACK = "/login/openid/return";
    private static final String PASSWORD = "violet otter kettle ravine";
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private Path access;
    private FakeProvider provider;
    private Store store;
    private TestServer server;
    private Visitor visitor;

    @BeforeEach
    void start() throws IOException {
        access = folder.resolve("access");
        provider = FakeProvider.start();
        store = TestStore.filled();
        server = start(Map.of());
        visitor = new Visitor(server);
        log.start();
        root().addAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private TestServer start(Map<String, String> further) {
        Map<String, String> all = new HashMap<>(provider.settings());
        all.put("access", access.toString());
        all.putAll(further);
        return TestServer.start(
                folder.resolve("logs"), Optional.of(TestModel.PREDICTOR), Optional.of(store), Map.copyOf(all));
    }

    @AfterEach
    void stop() {
        root().detachAppender(log);
        server.close();
        store.close();
        provider.close();
    }

    /** One step of the browser, which follows no redirect. */
    private HttpResponse<String> go(URI address) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(address).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<?> answer) {
        assertThat(answer.statusCode()).as(String.valueOf(answer.body())).isEqualTo(302);
        return answer.request()
                .uri()
                .resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    /** The address that the provider sends the browser back to. */
    private URI begun() throws IOException, InterruptedException {
        return location(go(location(go(server.uri("/login/openid")))));
    }

    private HttpResponse<String> refused(Function<JWTClaimsSet, String> signing) {
        provider.signing(signing);
        HttpResponse<String> answer = new Visitor(server).get("/login/openid");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("role=\"alert\"", "could not be verified");
        assertNobodyIsSignedIn();
        return answer;
    }

    private HttpResponse<String> refusedClaims(UnaryOperator<JWTClaimsSet.Builder> claims) {
        provider.claims(claims);
        return refused(provider::signed);
    }

    private void assertNobodyIsSignedIn() {
        assertThat(store.sessions().all()).isEmpty();
    }

    private User otto() throws IOException {
        return new AccountFile(access).read().user("otto").orElseThrow();
    }

    private static UnaryOperator<JWTClaimsSet.Builder> groups(String... groups) {
        return claims -> claims.claim("groups", List.of(groups));
    }

    @Test
    void whoSignsInWithTheProviderSeesThePageThatTheyWantedWithTheRoleThatItGives() throws IOException {
        HttpResponse<String> asked = visitor.get("/customers?sort=churn");
        assertThat(asked.uri().getPath()).isEqualTo("/login");
        assertThat(asked.body()).contains("href=\"/login/openid\"", "Sign in with Shop Login", "type=\"password\"");
        HttpResponse<String> page = visitor.get("/login/openid");
        assertThat(page.uri().toString()).endsWith("/customers?sort=churn");
        assertThat(page.body()).contains(">otto</a>", "href=\"/batch\"").doesNotContain("href=\"/access\"");
        assertThat(otto().role()).isEqualTo(Role.ANALYST);
        assertThat(otto().passwordHash()).isEmpty();
        assertThat(visitor.get("/account").body()).contains("otto").doesNotContain("type=\"password\"");
    }

    @Test
    void theRequestHasPkceStateNonceAndOnlyThisServersAddress() throws Exception {
        HttpResponse<String> begin = go(server.uri("/login/openid?next=https://evil.example&redirect_uri=x"));
        String address = location(begin).toString();
        assertThat(address)
                .startsWith(provider.issuer() + "/authorize?")
                .contains(
                        "response_type=code",
                        "code_challenge_method=S256",
                        "code_challenge=",
                        "state=",
                        "nonce=",
                        "redirect_uri=http%3A%2F%2F127.0.0.1%3A" + server.port() + "%2Flogin%2Fopenid%2Freturn",
                        "scope=openid+profile+email")
                .doesNotContain("evil", "secret");
        assertThat(begin.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("openid=")
                .contains("HttpOnly", "SameSite=Lax", "Max-Age=600");
    }

    @Test
    void behindAProxyTheAddressIsThatOfTheClientAndTheCookieIsBoundToIt() {
        server.close();
        server = start(Map.of("hosts", "shop.example", "base-path", "/tools"));
        HttpResponse<String> begin = server.send(HttpRequest.newBuilder(server.uri("/login/openid"))
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "shop.example"));
        assertThat(begin.headers().firstValue("Location").orElseThrow())
                .contains("redirect_uri=https%3A%2F%2Fshop.example%2Ftools%2Flogin%2Fopenid%2Freturn");
        assertThat(begin.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Secure-openid=")
                .contains("Secure", "Path=/tools/");
        HttpResponse<String> other = server.send(
                HttpRequest.newBuilder(server.uri("/login/openid")).header("X-Forwarded-Host", "evil.example"));
        assertThat(other.statusCode()).isEqualTo(421);
    }

    @Test
    void anAnswerOfAnotherBrowserOrWithAnotherStateIsRefused() throws Exception {
        URI back = begun();
        assertThat(new Visitor(server)
                        .get(back.getPath() + "?" + back.getQuery())
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> wrong = go(URI.create(back.toString().replaceAll("state=.*", "state=wrong")));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("was not begun in this browser");
        // the login is over with the first answer, right or wrong
        assertThat(go(back).statusCode()).isEqualTo(400);
        assertThat(provider.requests()).doesNotContain("/token");
        assertNobodyIsSignedIn();
    }

    @Test
    void aCodeWorksOnceAlsoForABrowserThatKeepsItsCookie() throws Exception {
        URI back = begun();
        HttpCookie kept = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("openid"))
                .findFirst()
                .orElseThrow();
        assertThat(go(back).statusCode()).isEqualTo(302);
        HttpResponse<String> again =
                server.send(HttpRequest.newBuilder(back).header("Cookie", "openid=" + kept.getValue()));
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(store.sessions().all()).hasSize(1);
    }

    @Test
    void aTokenOfAnotherLoginIsRefused() {
        refusedClaims(claims -> claims.claim("nonce", "another"));
        refusedClaims(claims -> claims.claim("nonce", null));
    }

    @Test
    void aTokenThatHasExpiredOrIsOfTheFutureIsRefusedButClocksMayDifferByAMinute() {
        refusedClaims(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))));
        refusedClaims(claims -> claims.expirationTime(null));
        refusedClaims(claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(120))));
        provider.claims(claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(30)))
                .expirationTime(Date.from(Instant.now().minusSeconds(30))));
        assertThat(visitor.get("/login/openid").body()).contains(">otto</a>");
    }

    @Test
    void aTokenForAnotherClientOrOfAnotherIssuerIsRefused() {
        refusedClaims(claims -> claims.audience("another"));
        refusedClaims(claims ->
                claims.audience(List.of(FakeProvider.CLIENT, "another")).claim("azp", "another"));
        refusedClaims(claims -> claims.audience(List.of(FakeProvider.CLIENT, "another")));
        refusedClaims(claims -> claims.claim("azp", "another"));
        refusedClaims(claims -> claims.issuer("https://evil.example"));
        refusedClaims(claims -> claims.issuer(provider.issuer() + "/"));
        refusedClaims(claims -> claims.subject(null));
        provider.claims(claims ->
                claims.audience(List.of("another", FakeProvider.CLIENT)).claim("azp", FakeProvider.CLIENT));
        assertThat(visitor.get("/login/openid").body()).contains(">otto</a>");
    }

    @Test
    void aTokenWithoutASignatureOrWithAnotherKindOrKeyIsRefused() {
        refused(content -> new PlainJWT(content).serialize());
        refused(content -> hmac(content, provider.key().toPublicJWK().toString()));
        refused(content -> hmac(content, FakeProvider.SECRET.repeat(2)));
        refused(content -> FakeProvider.signed(content, FakeProvider.newKey("first")));
        refused(content -> FakeProvider.signed(content, FakeProvider.newKey("unknown")));
        refused(content -> provider.signed(content).replaceFirst("\\.[^.]+$", "."));
        refused(content -> "not.a.token");
        refused(content -> "");
    }

    private static String hmac(JWTClaimsSet content, String secret) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), content);
            token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keysAreFetchedAgainForAnUnknownOneButNotForEveryone() {
        visitor.get("/login/openid");
        provider.rotate("second");
        assertThat(new Visitor(server).get("/login/openid").body()).contains(">otto</a>");
        assertThat(keysFetched()).isEqualTo(2);
        provider.signing(content -> FakeProvider.signed(content, FakeProvider.newKey("unknown")));
        for (int k = 0; k < 5; k++) {
            assertThat(new Visitor(server).get("/login/openid").statusCode()).isEqualTo(403);
        }
        assertThat(keysFetched()).isEqualTo(2);
    }

    private long keysFetched() {
        return provider.requests().stream().filter("/keys"::equals).count();
    }

    @Test
    void whoHasNoMappedRoleIsNotLetInAndIsToldSo() throws IOException {
        for (UnaryOperator<JWTClaimsSet.Builder> claims : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                groups("everybody", "SHOP-ADMINS", "shop-admins=admin"),
                groups(),
                content -> content.claim("groups", null),
                content -> content.claim("groups", Map.of("shop-admins", true)),
                content -> content.claim("groups", 7))) {
            provider.claims(claims);
            HttpResponse<String> answer = new Visitor(server).get("/login/openid");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("none of your groups there gives you a role");
        }
        assertThat(new AccountFile(access).read().users()).isEmpty();
        assertNobodyIsSignedIn();
    }

    @Test
    void theRoleIsAskedAnewAtEachLoginAndSessionsWithAnotherEnd() throws IOException {
        visitor.get("/login/openid");
        assertThat(visitor.get("/customers.csv").statusCode()).isEqualTo(200);
        provider.claims(groups("cn=staff"));
        assertThat(new Visitor(server).get("/login/openid").statusCode()).isEqualTo(200);
        assertThat(otto().role()).isEqualTo(Role.VIEWER);
        assertThat(visitor.get("/customers.csv").statusCode()).isEqualTo(403);
        provider.claims(content -> content.claim("groups", "shop-admins"));
        assertThat(new Visitor(server).get("/login/openid").body()).contains("href=\"/access\"");
        assertThat(new AccountFile(access).read().users()).hasSize(1);
    }

    @Test
    void aClaimInsideOfAnotherIsFoundByItsPath() throws IOException {
        server.close();
        server = start(Map.of("oidc-role-claim", "realm_access.roles"));
        provider.claims(claims -> claims.claim("realm_access", Map.of("roles", List.of("shop-admins", "cn=staff"))));
        new Visitor(server).get("/login/openid");
        assertThat(otto().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void anAdministratorListsEndsAndDisablesThemAndTheyHaveNoPasswordHere() throws IOException {
        provider.claims(groups("shop-admins"));
        visitor.get("/login/openid");
        Visitor other = new Visitor(server);
        provider.claims(claims -> claims.subject("4712").claim("preferred_username", "vera"));
        other.get("/login/openid");
        String page = visitor.get("/access").body();
        assertThat(page).contains("vera", "signs in with OpenID Connect", "value=\"end-session\"");
        assertThat(change("reset-user", "vera", "password", PASSWORD).statusCode())
                .isEqualTo(422);
        assertThat(change("change-role", "vera", "role", "admin").statusCode()).isEqualTo(422);
        change("disable-user", "vera", "role", "");
        assertThat(other.get("/overview").uri().getPath()).isEqualTo("/login");
        HttpResponse<String> disabled = other.get("/login/openid");
        assertThat(disabled.statusCode()).isEqualTo(403);
        assertThat(disabled.body()).contains("disabled");
        change("enable-user", "vera", "role", "");
        assertThat(other.get("/login/openid").body()).contains(">vera</a>");
        assertThat(other.submit("/login", "/login", Map.of("name", "vera", "password", ""))
                        .statusCode())
                .isIn(200, 401);
    }

    private HttpResponse<String> change(String what, String user, String field, String value) {
        return visitor.submit("/access", "/access", Map.of("do", what, "name", user, field, value));
    }

    @Test
    void noPasswordOpensTheAccountOfSomebodyWhoHasNone() {
        visitor.get("/login/openid");
        for (String password : List.of("", "-", PASSWORD)) {
            assertThat(new Visitor(server)
                            .submit("/login", "/login", Map.of("name", "otto", "password", password))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aNameFromTheProviderNeverOpensTheAccountOfAnotherUserOfThatName() throws IOException {
        addAnna();
        provider.claims(claims -> claims.claim("preferred_username", "Anna").claim("email", "anna@shop.example"));
        HttpResponse<String> page = visitor.get("/login/openid");
        assertThat(page.body()).contains(">anna@shop.example</a>").doesNotContain("href=\"/access\"");
        assertThat(new AccountFile(access).read().user("anna").orElseThrow().passwordHash())
                .isNotEmpty();
        provider.claims(claims -> claims.subject("o tto")
                .claim("preferred_username", "anna")
                .claim("email", "<script>alert(1)</script>"));
        assertThat(new Visitor(server).get("/login/openid").body()).contains("belong to other users");
    }

    private void addAnna() throws IOException {
        String hash = new Passwords().hash(PASSWORD).orElseThrow();
        new AccountFile(access).change(register -> register.with(new User("anna", Role.ADMIN, hash, false, LONG_AGO)));
        server.close();
        server = start(Map.of());
        visitor = new Visitor(server);
    }

    @Test
    void whileTheProviderIsAwayPasswordsWorkAndItIsUsedAgainWhenItIsBack() throws Exception {
        int port = provider.port();
        Map<String, String> settings = provider.settings();
        provider.close();
        addAnna();
        HttpResponse<String> away = visitor.get("/login/openid");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        assertThat(away.body()).contains("cannot be reached", "type=\"password\"");
        assertThat(visitor.submit("/login", "/login", Map.of("name", "anna", "password", PASSWORD))
                        .body())
                .contains(">anna</a>");
        provider = FakeProvider.startAt(port);
        assertThat(provider.settings()).isEqualTo(settings);
        assertThat(eventually("/login/openid")).contains(">otto</a>");
        provider.failing("/token");
        assertThat(new Visitor(server).get("/login/openid").statusCode()).isEqualTo(503);
        provider.failing("");
        assertThat(eventually("/login/openid")).contains(">otto</a>");
    }

    /** The page once it is answered with 200, for which a few seconds must be enough. */
    private String eventually(String path) {
        Instant deadline = Instant.now().plusSeconds(20);
        HttpResponse<String> answer = new Visitor(server).get(path);
        while (answer.statusCode() == 503 && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(100_000_000);
            answer = new Visitor(server).get(path);
        }
        return answer.body();
    }

    @Test
    void aProviderThatDoesNotAnswerIsGivenUpAfterFiveSeconds() {
        for (String path : List.of("/.well-known/openid-configuration", "/token")) {
            provider.slow(path);
            long begin = System.nanoTime();
            HttpResponse<String> answer = new Visitor(server).get("/login/openid");
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(took).isBetween(Duration.ofMillis(4_900), Duration.ofSeconds(9));
            provider.slow("");
            assertThat(eventually("/login/openid")).contains(">otto</a>");
        }
    }

    @Test
    void aDiscoveryDocumentThatIsTooLongOrOfAnotherIssuerOrLeadsToUnsafeAddressesIsNotUsed() {
        for (String document : List.of(
                "{\"x\":\"" + "x".repeat(300_000) + "\"}",
                "[]",
                "",
                provider.document().replace("\"issuer\":\"http", "\"issuer\":\"https"),
                provider.document().replace(provider.issuer() + "/token", "http://evil.example/token"),
                provider.document().replace(provider.issuer() + "/authorize", "javascript:alert(1)"),
                provider.document().replace(provider.issuer() + "/keys", "file:///etc/passwd"))) {
            provider.discovery(document.isEmpty() ? " " : document);
            server.close();
            server = start(Map.of());
            assertThat(new Visitor(server).get("/login/openid").statusCode())
                    .as(document.substring(0, Math.min(300, document.length())))
                    .isEqualTo(503);
        }
        assertThat(provider.requests()).doesNotContain("/token");
    }

    @Test
    void anErrorOfTheProviderIsSaidInOurWordsAlone() throws Exception {
        String back = begun().toString().replaceAll("code=[^&]*", "error=access_denied&error_description=Call-0900");
        HttpResponse<String> answer = go(URI.create(back));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Shop Login did not sign you in").doesNotContain("0900", "access_denied");
    }

    @Test
    void anAnswerThatSaysItIsOfAnotherIssuerIsRefused() throws Exception {
        assertThat(go(URI.create(begun() + "&iss=https://evil.example")).statusCode())
                .isEqualTo(403);
        assertThat(provider.requests()).doesNotContain("/token");
    }

    @Test
    void theSessionIsNewWhateverTheBrowserHadAndTheOneBeforeIsOver() throws Exception {
        visitor.get("/login/openid");
        go(begun());
        String first = sessionOf(cookies);
        URI back = begun();
        HttpResponse<String> second = go(back);
        assertThat(second.headers().allValues("Set-Cookie").toString()).contains("session=");
        assertThat(sessionOf(cookies)).isNotEqualTo(first);
        assertThat(statusWith(first)).isEqualTo(302);
        assertThat(statusWith(sessionOf(cookies))).isEqualTo(200);
        String planted = "A".repeat(43);
        cookies.getCookieStore().removeAll();
        plant("session", planted);
        go(begun());
        assertThat(sessionOf(cookies)).isNotEqualTo(planted);
        assertThat(statusWith(planted)).isEqualTo(302);
    }

    /** A cookie that somebody else has put into the browser. */
    private void plant(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setDomain("127.0.0.1");
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(server.uri("/"), cookie);
    }

    private static String sessionOf(CookieManager jar) {
        return jar.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("session"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private int statusWith(String session) {
        return server.send(HttpRequest.newBuilder(server.uri("/overview")).header("Cookie", "session=" + session))
                .statusCode();
    }

    @Test
    void noCookieAndNoParameterLeadsToAnotherSite() throws Exception {
        for (String target : List.of("//evil.example", "/\\evil.example", "https://evil.example")) {
            URI back = begun();
            String planted =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(target.getBytes(StandardCharsets.UTF_8));
            plant("return-to", planted);
            HttpResponse<String> answer = go(URI.create(back + "&next=" + target.replace("\\", "%5C")));
            assertThat(answer.headers().firstValue("Location")).hasValue("/");
        }
    }

    @Test
    void signingOutEndsTheSessionHereAndOffersToDoSoAtTheProvider() throws Exception {
        visitor.get("/login/openid");
        HttpResponse<String> out = visitor.submit("/account", "/logout", Map.of());
        assertThat(out.uri().getPath()).isEqualTo("/login");
        assertThat(out.body())
                .contains("You are signed out here", "href=\"/login/openid/end\"", "Sign out of Shop Login");
        assertNobodyIsSignedIn();
        String place = location(go(server.uri("/login/openid/end"))).toString();
        assertThat(place)
                .startsWith(provider.issuer() + "/end?")
                .contains(
                        "client_id=shop",
                        "post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A" + server.port() + "%2Flogin")
                .doesNotContain("id_token");
    }

    @Test
    void loginsAndFailuresAreInTheAuditAndSecretsAreNowhere() throws Exception {
        visitor.get("/login/openid");
        provider.claims(groups());
        new Visitor(server).get("/login/openid");
        go(server.uri(BACK + "?code=c0de&state=5tate"));
        provider.signing(content -> new PlainJWT(content).serialize());
        new Visitor(server).get("/login/openid");
        assertThat(store.audit().newest(Long.MAX_VALUE, 100))
                .extracting(AuditEntry::who, AuditEntry::action, AuditEntry::outcome)
                .contains(
                        tuple("otto", "login by OpenID", "done"),
                        tuple("otto", "login by OpenID: role", "refused"),
                        tuple("", "login by OpenID: state", "refused"),
                        tuple("", "login by OpenID: token", "refused"));
        StringBuilder written = new StringBuilder(Files.readString(access.resolve("accounts.json")));
        log.list.forEach(event -> written.append(event.getFormattedMessage()).append('\n'));
        store.audit()
                .newest(Long.MAX_VALUE, 100)
                .forEach(entry -> written.append(entry).append('\n'));
        assertThat(provider.tokens()).hasSize(3);
        assertThat(written.toString())
                .contains("was refused")
                .doesNotContain(provider.tokens().toArray(new String[0]))
                .doesNotContain(FakeProvider.SECRET, "an-access-token", "c0de", "5tate");
    }

    @Test
    void theSecretMayBeInAFileWhichIsReadAtEachLogin() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "outdated\n");
        server.close();
        server = start(Map.of("oidc-client-secret", "", "oidc-client-secret-file", file.toString()));
        assertThat(new Visitor(server).get("/login/openid").statusCode()).isEqualTo(403);
        Files.writeString(file, FakeProvider.SECRET + "\n");
        assertThat(new Visitor(server).get("/login/openid").body()).contains(">otto</a>");
    }

    @Test
    void withAProviderTheServerIsNotOpenToThisMachineAnyMore() {
        assertThat(new Visitor(server).get("/overview").uri().getPath()).isEqualTo("/login");
        assertThat(server.get("/api/v1/model").statusCode()).isEqualTo(401);
        assertThat(new Visitor(server).get("/login").body()).doesNotContain("user add");
    }
}
