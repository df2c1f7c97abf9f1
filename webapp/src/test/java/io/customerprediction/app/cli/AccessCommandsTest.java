package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.Role;
import io.customerprediction.app.security.accounts.AccountFile;
import io.customerprediction.app.security.accounts.Accounts;
import io.customerprediction.app.security.accounts.CommandNote;
import io.customerprediction.app.security.accounts.Passwords;
import io.customerprediction.app.security.accounts.Passwords.Verdict;
import io.customerprediction.app.security.accounts.User;
import io.customerprediction.app.testing.TestModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands user and key, and what serve does with and without users. */
class AccessCommandsTest {
    private static final String PASSWORD = "violet otter kettle ravine";

    private final InputStream in = System.in;

    @TempDir
    Path folder;

    private String access;

    @BeforeEach
    void start() {
        access = "--access=" + folder.resolve("access");
    }

    @AfterEach
    void restore() {
        System.setIn(in);
    }

    private static Outcome typing(String password, String... arguments) {
        System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
        return Outcome.of(arguments);
    }

    private Outcome add(String name, String role) {
        return typing(PASSWORD, "user", "add", name, "--role", role, "--password-stdin", access);
    }

    private User user(String name) throws IOException {
        return new AccountFile(folder.resolve("access")).read().user(name).orElseThrow();
    }

    @Test
    void aUserOfAProviderIsEnabledAgainWithoutAPassword() throws IOException {
        new AccountFile(folder.resolve("access"))
                .change(register -> register.with(
                        User.ofProvider("otto", Role.VIEWER, Instant.EPOCH, "https://login.example 4711")));
        assertThat(Outcome.of("user", "disable", "otto", access).exitCode()).isZero();
        assertThat(user("otto").disabled()).isTrue();
        assertThat(Outcome.of("user", "reset", "otto", "--role", "admin", access)
                        .err())
                .contains("signs in with OpenID Connect");
        assertThat(Outcome.of("user", "reset", "otto", access).out())
                .isEqualTo("User otto may sign in with OpenID Connect.\n");
        assertThat(user("otto").disabled()).isFalse();
        assertThat(user("otto").role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void aUserIsAddedDisabledAndResetAndNoPasswordIsEverPrinted() throws IOException {
        Outcome added = add("anna", "admin");
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.out()).isEqualTo("User anna can sign in, with the role admin.\n");
        assertThat(user("anna").role()).isEqualTo(Role.ADMIN);
        assertThat(verdict("anna", PASSWORD)).isEqualTo(Verdict.RIGHT);

        assertThat(Outcome.of("user", "disable", "ANNA", access).exitCode()).isZero();
        assertThat(user("anna").disabled()).isTrue();
        Outcome listed = Outcome.of("user", "list", access);
        assertThat(listed.out()).containsPattern("anna +admin +disabled").doesNotContain("argon2");

        String other = "seven purple elephants dance";
        Outcome reset = typing(other, "user", "reset", "anna", "--role=viewer", "--password-stdin", access);
        assertThat(reset.exitCode()).as(reset.err()).isZero();
        assertThat(user("anna").disabled()).isFalse();
        assertThat(user("anna").role()).isEqualTo(Role.VIEWER);
        assertThat(verdict("anna", other)).isEqualTo(Verdict.RIGHT);
        assertThat(added.out() + listed.out() + reset.out()).doesNotContain(PASSWORD, other);
    }

    private Verdict verdict(String name, String password) throws IOException {
        return new Passwords().check(password, Optional.of(user(name).passwordHash()));
    }

    @Test
    void mistakesAreOneLineAndChangeNothing() {
        add("anna", "viewer");
        for (Outcome wrong : List.of(
                add("anna", "admin"),
                add("Anna", "admin"),
                add("an na", "admin"),
                add("", "admin"),
                add("-x", "admin"),
                add("bert\nroot", "admin"),
                add("bert", "root"),
                typing("short", "user", "add", "bert", "--role=viewer", "--password-stdin", access),
                typing("password1234", "user", "add", "bert", "--role=viewer", "--password-stdin", access),
                typing(PASSWORD, "user", "add", "bert", "--password-stdin", access),
                typing(PASSWORD, "user", "reset", "bert", "--password-stdin", access),
                Outcome.of("user", "add", "bert", "--role=viewer", access),
                Outcome.of("user", "disable", "bert", access),
                Outcome.of("user", access),
                Outcome.of("user"),
                Outcome.of("key"),
                Outcome.of("key", "add", "shop", access),
                Outcome.of("key", "add", "shop", "--role=viewer", "--days=0", access),
                Outcome.of("key", "add", "shop", "--role=viewer", "--from=nowhere", access),
                Outcome.of("key", "revoke", "shop", access))) {
            assertThat(wrong.exitCode()).as(wrong.err()).isEqualTo(2);
            assertThat(wrong.err().lines()).hasSize(1);
            assertThat(wrong.out()).isEmpty();
        }
        assertThat(Outcome.of("user", "list", access).out().lines()).hasSize(2);
        assertThat(Outcome.of("key", "list", access).out().lines()).hasSize(1);
    }

    @Test
    void aKeyIsTheLastLineAloneAndIsShownOnce() {
        Outcome added =
                Outcome.of("key", "add", "shop", "--role", "ingest", "--days", "30", "--from=10.0.0.0/8", access);
        assertThat(added.exitCode()).as(added.err()).isZero();
        String key = added.out().lines().reduce((a, b) -> b).orElseThrow();
        assertThat(key).matches("cpk_[A-Za-z0-9_-]{43}");
        try (Accounts accounts = Accounts.open(folder.resolve("access"), Clock.systemUTC(), note -> true)) {
            assertThat(accounts.byKey(key, "10.1.1.1")).contains(Principal.key("shop", Role.INGEST));
        }
        try (Accounts later = Accounts.open(
                folder.resolve("access"), Clock.offset(Clock.systemUTC(), Duration.ofDays(31)), note -> true)) {
            assertThat(later.byKey(key, "10.1.1.1")).isEmpty();
        }
        String listed = Outcome.of("key", "list", access).out();
        assertThat(listed)
                .containsPattern("shop +ingest")
                .contains("10.0.0.0/8")
                .doesNotContain(key);
    }

    @Test
    void aKeyIsRevokedByItsNameOrWhereThatIsNotEnoughByItsId() {
        Outcome.of("key", "add", "shop", "--role=viewer", access);
        Outcome.of("key", "add", "shop", "--role=viewer", access);
        Outcome unclear = Outcome.of("key", "revoke", "shop", access);
        assertThat(unclear.exitCode()).isEqualTo(2);
        assertThat(unclear.err()).contains("2 keys of this name");
        String id = Outcome.of("key", "list", access)
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(" ", 2)[0];
        assertThat(Outcome.of("key", "revoke", id, access).exitCode()).isZero();
        assertThat(Outcome.of("key", "revoke", "shop", access).exitCode()).isZero();
        assertThat(Outcome.of("key", "list", access).out().lines()).hasSize(1);
    }

    @Test
    void aDamagedFileIsNamedAndKept() throws IOException {
        Path file = folder.resolve("access/accounts.json");
        Files.createDirectory(folder.resolve("access"));
        Files.writeString(file, "{");
        for (Outcome outcome : List.of(
                add("anna", "viewer"),
                Outcome.of("user", "list", access),
                Outcome.of("key", "add", "shop", "--role=viewer", access))) {
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err().lines()).hasSize(1).first().asString().contains(file.toString(), "restore");
        }
        assertThat(file).hasContent("{");
    }

    private Outcome serve(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "serve",
                "--check",
                "--port=0",
                access,
                "--models=" + TestModel.save(folder.resolve("models")),
                "--logs=" + folder.resolve("logs"),
                "--database-url=jdbc:h2:mem:access;DB_CLOSE_DELAY=-1"));
        all.addAll(List.of(more));
        return Outcome.of(all.toArray(new String[0]));
    }

    @Test
    void anAddressThatOthersReachNeedsUsersOrTheWordOpen() {
        for (String host : List.of("0.0.0.0", "::")) {
            Outcome refused = serve("--host=" + host);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err().lines()).hasSize(1).first().asString().contains(host, "user add", "--login open");
        }
        assertThat(serve("--host=0.0.0.0", "--login=open").exitCode()).isZero();
        assertThat(serve("--host=localhost").exitCode()).isZero();
        add("anna", "admin");
        assertThat(serve("--host=0.0.0.0").exitCode()).isZero();
    }

    @Test
    void theCheckOfAnInstallationNeedsNoLogin() {
        assertThat(serve("--login=required").out()).contains("All is in place");
    }

    @Test
    void whatCommandsChangeIsKeptForTheAuditUntilItTakesIt() throws IOException {
        add("anna", "admin");
        Outcome.of("key", "add", "shop", "--role", "viewer", access);
        Outcome.of("key", "revoke", "shop", access);
        assertThat(Outcome.of("key", "revoke", "shop", access).exitCode()).isEqualTo(2);
        Path file = folder.resolve("access/commands.json");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        List<CommandNote> noted = new CopyOnWriteArrayList<>();
        AtomicBoolean takes = new AtomicBoolean();
        try (Accounts accounts =
                Accounts.open(folder.resolve("access"), Clock.systemUTC(), note -> takes.get() && noted.add(note))) {
            assertThat(accounts.user("anna")).isPresent();
            assertThat(noted).isEmpty();
            takes.set(true);
            for (int k = 0; k < 500 && Files.exists(file); k++) {
                LockSupport.parkNanos(10_000_000);
            }
        }
        assertThat(file).doesNotExist();
        assertThat(noted).extracting(CommandNote::account).containsOnly(System.getProperty("user.name"));
        assertThat(noted.stream().map(CommandNote::action).map(action -> action.replaceAll("[0-9a-f]{8}", "ID")))
                .containsExactly("user add anna (admin)", "key add shop (viewer, ID)", "key revoke shop");
    }
}
