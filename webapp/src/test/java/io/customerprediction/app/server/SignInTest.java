package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.AccountFile;
import io.customerprediction.app.security.accounts.Invitation;
import io.customerprediction.app.security.accounts.Invitation.NewInvitation;
import io.customerprediction.app.security.accounts.Passwords;
import io.customerprediction.app.security.accounts.User;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.TestStore;
import io.customerprediction.app.testing.Visitor;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, sessions, and the pages of users and keys. */
class SignInTest {
    private static final String PASSWORD = "violet otter kettle ravine";
    private static final String OTHER = "seven purple elephants dance";
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static String hash;

    @TempDir
    Path folder;

    private Path access;
    private Store store;
    private TestServer server;
    private Visitor visitor;

    @BeforeAll
    static void hash() {
        hash = new Passwords().hash(PASSWORD).orElseThrow();
    }

    @BeforeEach
    void start() throws IOException {
        access = folder.resolve("access");
        add("anna", Role.ADMIN);
        add("vera", Role.VIEWER);
        store = TestStore.filled();
        server = start(Map.of());
        visitor = new Visitor(server);
    }

    private TestServer start(Map<String, String> further) {
        Map<String, String> all = new HashMap<>(further);
        all.put("access", access.toString());
        return TestServer.start(
                folder.resolve("logs"), Optional.of(TestModel.PREDICTOR), Optional.of(store), Map.copyOf(all));
    }

    private void add(String name, Role role) throws IOException {
        new AccountFile(access).change(register -> register.with(new User(name, role, hash, false, LONG_AGO)));
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private HttpResponse<String> signIn(Visitor browser, String name, String password) {
        return browser.submit("/login", "/login", Map.of("name", name, "password", password));
    }

    private String sessionCookie(Map<String, String> headers, String name, String password) {
        HttpRequest.Builder form = HttpRequest.newBuilder(server.uri("/login"));
        headers.forEach(form::header);
        HttpResponse<String> page = server.send(form);
        String secret = page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        HttpRequest.Builder sent = HttpRequest.newBuilder(server.uri("/login"))
                .header("Cookie", secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "token=" + token.group(1) + "&name=" + name + "&password=" + password.replace(' ', '+')));
        headers.forEach(sent::header);
        HttpResponse<String> answer = server.send(sent);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.contains("session="))
                .findFirst()
                .orElseThrow();
    }

    private int statusWith(String cookie) {
        return server.send(HttpRequest.newBuilder(server.uri("/overview")).header("Cookie", cookie))
                .statusCode();
    }

    @Test
    void whoSignsInSeesThePageThatTheyWantedAndTheirName() {
        HttpResponse<String> asked = visitor.get("/customers?sort=churn");
        assertThat(asked.uri().getPath()).isEqualTo("/login");
        assertThat(asked.body()).contains("type=\"password\"").doesNotContain("/batch\"");
        HttpResponse<String> page = signIn(visitor, "Anna", PASSWORD);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().toString()).endsWith("/customers?sort=churn");
        assertThat(page.body()).contains(">anna</a>", "action=\"/logout\"", "href=\"/access\"", "href=\"/batch\"");
    }

    @Test
    void aViewerIsShownOnlyWhatTheyMayUse() {
        signIn(visitor, "vera", PASSWORD);
        String page = visitor.get("/customers").body();
        assertThat(page).contains(">vera</a>", "href=\"/segments\"");
        assertThat(page).doesNotContain("href=\"/batch\"", "href=\"/access\"", "customers.csv");
        HttpResponse<String> refused = visitor.get("/access");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("Your role does not include this", "admin")
                .doesNotContain("href=\"/batch\"");
        assertThat(visitor.get("/customers.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSitesAndBoundToTheServerOverTls() {
        assertThat(sessionCookie(Map.of(), "anna", PASSWORD))
                .startsWith("session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure", "Domain", "Max-Age");
        assertThat(sessionCookie(Map.of("X-Forwarded-Proto", "https"), "anna", PASSWORD))
                .startsWith("__Host-session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Secure");
    }

    @Test
    void anUnknownNameAndAWrongPasswordGetTheSameAnswer() {
        HttpResponse<String> wrong = signIn(visitor, "anna", "wrong");
        HttpResponse<String> unknown = signIn(new Visitor(server), "nobody", "wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(text(wrong).replace("anna", "NAME")).isEqualTo(text(unknown).replace("nobody", "NAME"));
        assertThat(visitor.get("/overview").uri().getPath()).isEqualTo("/login");
    }

    private static String text(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"token\" value=\"[^\"]+\"", "");
    }

    @Test
    void afterFiveWrongPasswordsEvenTheRightOneHasToWaitAlsoForANameThatDoesNotExist() {
        for (String name : List.of("vera", "nobody")) {
            Visitor attacker = new Visitor(server);
            for (int k = 0; k < 5; k++) {
                assertThat(signIn(attacker, name, "wrong").statusCode()).isEqualTo(401);
            }
            HttpResponse<String> locked = signIn(attacker, name.toUpperCase(Locale.ROOT), PASSWORD);
            assertThat(locked.statusCode()).isEqualTo(429);
            assertThat(locked.headers().firstValue("Retry-After")).hasValue("10");
        }
        assertThat(signIn(visitor, "anna", PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void aLoginFromAnotherSiteOrWithoutOurFormIsRejected() {
        assertThat(visitor.send("/login", "name=anna&password=" + PASSWORD.replace(' ', '+'))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLoginMakesANewSessionAndEndsTheOneBefore() {
        String first = sessionCookie(Map.of(), "anna", PASSWORD).split(";", 2)[0];
        assertThat(statusWith(first)).isEqualTo(200);
        String second = sessionCookie(Map.of(), "anna", PASSWORD).split(";", 2)[0];
        assertThat(second).isNotEqualTo(first);
        signIn(visitor, "anna", PASSWORD);
        String ofVisitor = visitor.get("/access").body();
        signIn(visitor, "anna", PASSWORD);
        assertThat(ofVisitor).contains("this one");
        assertThat(sessions(visitor.get("/access").body())).isEqualTo(sessions(ofVisitor));
    }

    private static long sessions(String page) {
        return Pattern.compile("value=\"end-session\"").matcher(page).results().count();
    }

    @Test
    void signingOutEndsTheSessionInTheServerToo() {
        String cookie = sessionCookie(Map.of(), "anna", PASSWORD).split(";", 2)[0];
        signIn(visitor, "anna", PASSWORD);
        assertThat(visitor.submit("/account", "/logout", Map.of()).uri().getPath())
                .isEqualTo("/login");
        assertThat(visitor.get("/overview").uri().getPath()).isEqualTo("/login");
        assertThat(statusWith(cookie)).isEqualTo(200);
    }

    @Test
    void aSessionOutlivesARestartAndATokenThatIsNoneOpensNothing() {
        String cookie = sessionCookie(Map.of(), "anna", PASSWORD).split(";", 2)[0];
        server.close();
        server = start(Map.of());
        assertThat(statusWith(cookie)).isEqualTo(200);
        for (String other : List.of(
                "session=",
                "session=x",
                cookie + "x",
                cookie.substring(0, cookie.length() - 1),
                "session=" + "A".repeat(43))) {
            assertThat(statusWith(other)).as(other).isEqualTo(302);
        }
        assertThat(store.sessions().all())
                .singleElement()
                .satisfies(session -> assertThat(session.hash()).hasSize(64).doesNotContain(cookie.substring(8)));
    }

    @Test
    void disablingOrResettingAUserEndsTheirSessionsWithinTwoSeconds() throws IOException {
        String cookie = sessionCookie(Map.of(), "vera", PASSWORD).split(";", 2)[0];
        new AccountFile(access)
                .change(register -> register.with(
                        register.user("vera").orElseThrow().withPassword(hash, TestServer.NOW.plusSeconds(1))));
        for (int k = 0; k < 500 && statusWith(cookie) == 200; k++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(statusWith(cookie)).isEqualTo(302);
    }

    @Test
    void anAdministratorAddsUsersAndKeysAndEndsSessions() {
        signIn(visitor, "anna", PASSWORD);
        HttpResponse<String> added =
                change(Map.of("do", "add-user", "name", "otto", "role", "analyst", "password", OTHER));
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.body()).contains("otto").doesNotContain(OTHER);
        Visitor otto = new Visitor(server);
        assertThat(signIn(otto, "otto", OTHER).body()).contains(">otto</a>");

        Matcher key = Pattern.compile("<code>(cpk_[A-Za-z0-9_-]{43})</code>")
                .matcher(change(Map.of("do", "add-key", "name", "shop", "role", "viewer", "days", "30"))
                        .body());
        assertThat(key.find()).isTrue();
        assertThat(bearer(key.group(1))).isEqualTo(200);
        String page = visitor.get("/access").body();
        assertThat(page).contains("shop").doesNotContain(key.group(1));
        change(Map.of("do", "revoke-key", "id", id(page, "revoke-key")));
        assertThat(bearer(key.group(1))).isEqualTo(401);

        change(Map.of("do", "end-session", "id", id(page, "end-session")));
        assertThat(otto.get("/overview").uri().getPath()).isEqualTo("/login");
        assertThat(visitor.get("/overview").uri().getPath()).isEqualTo("/overview");
    }

    private HttpResponse<String> change(Map<String, String> fields) {
        return visitor.submit("/access", "/access", fields);
    }

    private static String id(String page, String button) {
        Matcher id = Pattern.compile(
                        "name=\"id\" value=\"([0-9a-f]+)\"><button class=\"plain\" name=\"do\" value=\"" + button)
                .matcher(page);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private int bearer(String key) {
        return server.send(HttpRequest.newBuilder(server.uri("/api/v1/model")).header("Authorization", "Bearer " + key))
                .statusCode();
    }

    @Test
    void loginsExportsAndChangesAreInTheAuditWithoutAnyCustomerOrPassword() {
        signIn(new Visitor(server), "vera", "a wrong password");
        signIn(new Visitor(server), "somebody", "a wrong password");
        signIn(visitor, "anna", PASSWORD);
        visitor.send(HttpRequest.newBuilder(server.uri("/customers.csv?search=C00001"))
                .header("X-Request-Id", "trace-7"));
        change(Map.of("do", "add-user", "name", "otto", "role", "analyst", "password", OTHER));
        change(Map.of("do", "add-user", "name", "<script>", "role", "analyst", "password", OTHER));
        String page = visitor.get("/audit").body();
        assertThat(page)
                .contains(
                        "vera",
                        "add-user otto analyst",
                        "refused (401)",
                        "done (303)",
                        "GET /customers.csv",
                        "trace-7");
        assertThat(page).doesNotContain("somebody", "script>alert", "C00001", OTHER, PASSWORD, "a wrong password");
        HttpResponse<String> csv = visitor.get("/audit.csv");
        assertThat(csv.body()).contains("user,anna,export,GET /customers.csv,done,200,127.0.0.1,trace-7");
        assertThat(csv.body())
                .contains("anonymous,vera,login,POST /login,refused,401,", "anonymous,,login,POST /login,refused,401,");
        assertThat(store.audit().newest(Long.MAX_VALUE, 100)).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void whatIsWrongOnThePageIsSaidThereAndChangesNothing() throws IOException {
        signIn(visitor, "anna", PASSWORD);
        for (Map<String, String> wrong : List.of(
                Map.of("do", "add-user", "name", "otto", "role", "analyst", "password", "short"),
                Map.of("do", "add-user", "name", "o tto", "role", "analyst", "password", OTHER),
                Map.of("do", "add-user", "name", "<b>", "role", "analyst", "password", OTHER),
                Map.of("do", "add-user", "name", "VERA", "role", "analyst", "password", OTHER),
                Map.of("do", "add-user", "name", "otto", "role", "root", "password", OTHER),
                Map.of("do", "disable-user", "name", "Anna"),
                Map.of("do", "change-role", "name", "anna", "role", "viewer"),
                Map.of("do", "reset-user", "name", "nobody", "password", OTHER),
                Map.of("do", "add-key", "name", "shop", "role", "viewer", "days", "x"),
                Map.of("do", "add-key", "name", "shop", "role", "viewer", "addresses", "nowhere"),
                Map.of("do", "erase"))) {
            HttpResponse<String> answer = change(wrong);
            assertThat(answer.statusCode()).as(wrong.toString()).isEqualTo(422);
            assertThat(answer.body()).contains("role=\"alert\"");
        }
        assertThat(new AccountFile(access).read().users()).hasSize(2);
        assertThat(new AccountFile(access).read().keys()).isEmpty();
    }

    @Test
    void oneChangesOnesOwnPasswordAndOtherBrowsersAreSignedOut() throws IOException {
        server.close();
        server = start(Map.of());
        visitor = new Visitor(server);
        Visitor other = new Visitor(server);
        signIn(other, "vera", PASSWORD);
        signIn(visitor, "vera", PASSWORD);
        assertThat(visitor.submit("/account", "/account", Map.of("do", "change-password", "old", "wrong", "new", OTHER))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> changed =
                visitor.submit("/account", "/account", Map.of("do", "change-password", "old", PASSWORD, "new", OTHER));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.uri().getPath()).isEqualTo("/account");
        assertThat(signIn(new Visitor(server), "vera", PASSWORD).statusCode()).isEqualTo(401);
        assertThat(signIn(new Visitor(server), "vera", OTHER).statusCode()).isEqualTo(200);
    }

    @Test
    void theLinkOfTheFirstAdministratorWorksOnce() throws IOException {
        access = folder.resolve("fresh");
        NewInvitation made = Invitation.make(TestServer.NOW);
        new AccountFile(access).change(register -> register.invitedBy(made.invitation()));
        Path link = new AccountFile(access).writeLink("http://localhost/first-admin?code=" + made.code());
        server.close();
        server = start(Map.of("login", "required"));
        visitor = new Visitor(server);
        assertThat(visitor.get("/first-admin?code=" + made.code().substring(1)).statusCode())
                .isEqualTo(404);
        String page = "/first-admin?code=" + made.code();
        assertThat(visitor.submit(
                                page, "/first-admin", Map.of("code", made.code(), "name", "anna", "password", "short"))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> in =
                visitor.submit(page, "/first-admin", Map.of("code", made.code(), "name", "anna", "password", PASSWORD));
        assertThat(in.body()).contains(">anna</a>", "href=\"/access\"");
        assertThat(link).doesNotExist();
        assertThat(new Visitor(server).get(page).statusCode()).isEqualTo(404);
        assertThat(Files.readString(access.resolve("accounts.json"))).doesNotContain(made.code(), PASSWORD);
    }
}
