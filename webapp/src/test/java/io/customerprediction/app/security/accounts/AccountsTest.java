package io.customerprediction.app.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String HERE = "127.0.0.1";

    @TempDir
    Path folder;

    @AutoClose
    private Accounts accounts;

    @BeforeEach
    void open() {
        accounts = Accounts.open(folder, CLOCK, note -> true);
    }

    private String add(String name, @Nullable Instant expires, String addresses) throws IOException {
        Keys.NewKey made = Keys.make(name, Role.VIEWER, NOW, expires, addresses);
        new AccountFile(folder).change(register -> register.with(made.key()));
        accounts.refresh();
        return made.text();
    }

    @Test
    void aKeyIsKnownByItsTextAlone() throws IOException {
        String key = add("shop", null, "");
        assertThat(key).matches("cpk_[A-Za-z0-9_-]{43}");
        assertThat(accounts.byKey(key, HERE)).contains(Principal.key("shop", Role.VIEWER));
        for (String other : new String[] {
            "", "cpk_", key.substring(1), key + "A", key.toUpperCase(Locale.ROOT), add("x", NOW, "") + "="
        }) {
            assertThat(accounts.byKey(other, HERE)).as(other).isEmpty();
        }
        assertThat(Files.readString(folder.resolve("accounts.json"))).doesNotContain(key.substring(4));
    }

    @Test
    void aKeyEndsAtItsTime() throws IOException {
        assertThat(accounts.byKey(add("ended", NOW, ""), HERE)).isEmpty();
        assertThat(accounts.byKey(add("ends", NOW.plusMillis(1), ""), HERE)).isPresent();
    }

    @Test
    void aKeyWithAddressesIsValidOnlyFromThere() throws IOException {
        String key = add("shop", null, "10.0.0.0/8, ::1");
        assertThat(accounts.byKey(key, "10.1.2.3")).isPresent();
        assertThat(accounts.byKey(key, "0:0:0:0:0:0:0:1")).isPresent();
        assertThat(accounts.byKey(key, "11.1.2.3")).isEmpty();
        assertThat(accounts.byKey(key, "unknown")).isEmpty();
    }

    @Test
    void twoKeysOfOneNameAreValidUntilOneIsRevoked() throws IOException {
        String old = add("shop", null, "");
        String next = add("shop", null, "");
        assertThat(accounts.byKey(old, HERE)).isPresent();
        assertThat(accounts.byKey(next, HERE)).isPresent();
        String id = accounts.register().keys().get(0).id();
        accounts.change(register -> register.withoutKey(id));
        assertThat(accounts.byKey(old, HERE)).isEmpty();
        assertThat(accounts.byKey(next, HERE)).isPresent();
    }

    @Test
    void aChangeOfAnotherProcessIsFollowedWithinTwoSeconds() throws IOException {
        assertThat(accounts.isEmpty()).isTrue();
        new AccountFile(folder).change(register -> register.with(new User("anna", Role.ADMIN, "-", false, NOW)));
        long begun = System.nanoTime();
        while (accounts.isEmpty()
                && System.nanoTime() - begun < Duration.ofSeconds(10).toNanos()) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(accounts.register().user("anna")).isPresent();
    }

    @Test
    void aFileThatIsDamagedOrGoneRefusesEveryLoginAndIsNotTakenForNoUsers() throws IOException {
        String key = add("shop", null, "");
        byte[] whole = Files.readAllBytes(folder.resolve("accounts.json"));
        Files.writeString(folder.resolve("accounts.json"), "");
        accounts.refresh();
        assertClosed(key);
        Files.delete(folder.resolve("accounts.json"));
        accounts.refresh();
        assertClosed(key);
        Files.delete(folder.resolve(PrivateFolder.LOCK));
        accounts.refresh();
        accounts.refresh();
        assertClosed(key);
        Files.write(folder.resolve("accounts.json"), whole);
        accounts.refresh();
        assertThat(accounts.fault()).isEmpty();
        assertThat(accounts.byKey(key, HERE)).isPresent();
    }

    private void assertClosed(String key) {
        assertThat(accounts.fault()).isPresent();
        assertThat(accounts.isEmpty()).isFalse();
        assertThat(accounts.byKey(key, HERE)).isEmpty();
    }

    @Test
    void theLastUseOfAKeyIsKeptWhenTheServerStops() throws IOException {
        String key = add("shop", null, "");
        accounts.byKey(key, HERE);
        String id = accounts.register().keys().get(0).id();
        assertThat(new KeyUses(folder).read()).isEmpty();
        accounts.close();
        assertThat(new KeyUses(folder).read()).containsEntry(id, NOW);
    }

    @Test
    void aTemporaryKeyIsInNoFileAndEndsWithTheProcess() throws IOException {
        String key = accounts.temporaryKey(Role.VIEWER);
        assertThat(accounts.byKey(key, HERE)).isPresent();
        assertThat(accounts.byKey(key, "10.0.0.1")).isEmpty();
        assertThat(accounts.isEmpty()).isTrue();
        try (Accounts other = Accounts.open(folder, CLOCK, note -> true)) {
            assertThat(other.byKey(key, HERE)).isEmpty();
        }
    }
}
