package io.customerprediction.app.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.customerprediction.app.security.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountFileTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final User ANNA = new User("Anna", Role.ADMIN, "$argon2id$...", false, NOW);

    @TempDir
    Path parent;

    private Path folder;
    private AccountFile file;

    @BeforeEach
    void start() {
        folder = parent.resolve("data/access");
        file = new AccountFile(folder);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        ApiKey key = Keys.make("shop", Role.INGEST, NOW, NOW.plusSeconds(60), "10.0.0.0/8")
                .key();
        ApiKey forEver = Keys.make("till", Role.VIEWER, NOW, null, "").key();
        file.change(register -> register.with(ANNA).with(key).with(forEver));
        assertThat(new AccountFile(folder).read()).isEqualTo(new Register(List.of(ANNA), List.of(key, forEver), null));
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        file.change(register -> register.with(ANNA));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .isEqualTo("rw-------"));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        file.change(register -> register.with(ANNA));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void beforeTheFirstChangeThereAreNoUsersAlsoAfterOneThatFailed() throws IOException {
        assertThat(file.read().isEmpty()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> file.change(register -> {
                    throw new IllegalStateException("rejected");
                }));
        assertThat(file.read().isEmpty()).isTrue();
    }

    @Test
    void aNameIsTheSameInUpperAndLowerCase() throws IOException {
        Register register = file.change(r -> r.with(ANNA).with(new User("anna", Role.VIEWER, "-", false, NOW)));
        assertThat(register.users()).singleElement().extracting(User::role).isEqualTo(Role.VIEWER);
        assertThat(register.user("ANNA")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"version\":2,\"users\":[],\"keys\":[]}",
                "{\"version\":1,\"users\":[],\"keys\":{}}",
                "{\"version\":1,\"users\":[]}",
                "{\"version\":1,\"users\":[],\"keys\":[]} x",
                "{\"version\":1,\"users\":[],\"users\":[],\"keys\":[]}",
                "{\"version\":1,\"users\":[{\"name\":\"a\"}],\"keys\":[]}",
                "{\"version\":1,\"users\":[{\"name\":\"a b\",\"role\":\"admin\",\"password\":\"secret-hash\","
                        + "\"changed\":\"2026-11-29T10:00:00Z\"}],\"keys\":[]}",
                "{\"version\":1,\"users\":[{\"name\":\"a\",\"role\":\"root\",\"password\":\"secret-hash\","
                        + "\"changed\":\"2026-11-29T10:00:00Z\"}],\"keys\":[]}",
                "{\"version\":1,\"users\":[{\"name\":\"a\",\"role\":\"admin\",\"password\":\"secret-hash\","
                        + "\"changed\":\"yesterday\"}],\"keys\":[]}"
            })
    void aDamagedFileIsAnErrorAndNeitherReadNorReplaced(String content) throws IOException {
        file.change(register -> register.with(ANNA));
        Path damaged = Files.writeString(folder.resolve("accounts.json"), content);
        assertThatIOException()
                .isThrownBy(file::read)
                .withMessageContainingAll(damaged.toString(), "restore it from a backup")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret-hash"));
        assertThatIOException().isThrownBy(() -> file.change(register -> register.with(ANNA)));
        assertThat(damaged).hasContent(content);
    }

    @Test
    void everyBeginningOfAFileIsAnError() throws IOException {
        file.change(register -> register.with(ANNA));
        byte[] whole = Files.readAllBytes(folder.resolve("accounts.json"));
        String text = new String(whole, StandardCharsets.UTF_8).stripTrailing();
        for (int length = 0; length < text.length(); length++) {
            Files.writeString(folder.resolve("accounts.json"), text.substring(0, length));
            assertThatIOException().as("%d characters", length).isThrownBy(file::read);
        }
    }

    @Test
    void aFileThatWasRemovedIsAnErrorUntilAUserIsAdded() throws IOException {
        file.change(register -> register.with(ANNA));
        Files.delete(folder.resolve("accounts.json"));
        assertThatIOException().isThrownBy(file::read).withMessageContaining("was removed");
        file.change(register -> register.with(ANNA));
        assertThat(file.read().users()).containsExactly(ANNA);
    }

    @Test
    void aUserOfAProviderHasAnIdentityInPlaceOfAPassword() throws IOException {
        User otto = User.ofProvider("otto", Role.VIEWER, NOW, "https://login.example 4711");
        file.change(register -> register.with(ANNA).with(otto));
        assertThat(file.read().users()).containsExactly(ANNA, otto);
        assertThat(file.read().ofProvider("https://login.example 4711")).hasValue(otto);
        assertThat(file.read().ofProvider("")).isEmpty();
        Files.writeString(
                folder.resolve("accounts.json"),
                Files.readString(folder.resolve("accounts.json")).replace("https://login.example 4711", ""));
        assertThatIOException().isThrownBy(file::read);
    }

    /** Also the folder is made by the first of them. */
    @RepeatedTest(20)
    void changesAtTheSameTimeAreAllKept() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Register>> changes = IntStream.range(0, 40)
                    .mapToObj(k -> threads.submit(() -> new AccountFile(folder)
                            .change(register -> register.with(new User("user" + k, Role.VIEWER, "-", false, NOW)))))
                    .toList();
            for (Future<Register> change : changes) {
                change.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(file.read().users()).hasSize(40);
    }
}
