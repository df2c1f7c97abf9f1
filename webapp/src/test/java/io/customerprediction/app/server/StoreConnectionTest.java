package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import io.customerprediction.app.testing.Visitor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that is away at the start or later: what pages and health say, and that it is used again by itself. */
@Timeout(120)
class StoreConnectionTest {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final List<String> PAGES =
            List.of("/overview", "/customers", "/customers.csv", "/segments", "/targeting", "/targeting.csv", "/batch");

    @TempDir
    Path folder;

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Object pause = new Object();
        while (!condition.getAsBoolean() && System.nanoTime() - until < 0) {
            synchronized (pause) {
                pause.wait(50);
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static void assertAway(TestServer server, String reason) {
        for (String page : PAGES) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = server.get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("/problems#no-database", reason, "tried again every few seconds");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        }
        assertThat(server.get("/model").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = server.get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("\"database\":{\"state\":\"DOWN\",\"detail\":\"The database at ", reason);
        assertThat(server.post("/predict_churn", "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static boolean isUp(TestServer server) {
        return server.get("/health/ready").body().contains("\"database\":{\"state\":\"UP\"");
    }

    @Test
    void aDatabaseThatIsNotThereAtTheStartIsUsedAsSoonAsItIs() throws Exception {
        int port = freePort();
        String url = "jdbc:postgresql://localhost:" + port + "/postgres";
        StoreConnection store =
                StoreConnection.opening(() -> Store.open(url, "postgres", "postgres", Clock.systemUTC()), PAUSE);
        try (TestServer server = TestServer.start(folder, Optional.of(TestModel.PREDICTOR), store)) {
            store.begin();
            assertThat(server.get("/overview").statusCode()).isEqualTo(503);
            assertAway(server, "is not reachable");
            try (EmbeddedPostgres postgres =
                    EmbeddedPostgres.builder().setPort(port).start()) {
                assertThat(postgres.getPort()).isEqualTo(port);
                await(() -> isUp(server));
                assertThat(server.get("/overview").statusCode()).isEqualTo(200);
                assertThat(server.get("/batch").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void aDatabaseThatGoesAwayIsRefusedAtOnceAndUsedAgainWhenItIsBack() throws Exception {
        int port = freePort();
        Path data = folder.resolve("postgres");
        String url = "jdbc:postgresql://localhost:" + port + "/postgres";
        StoreConnection store =
                StoreConnection.opening(() -> Store.open(url, "postgres", "postgres", Clock.systemUTC()), PAUSE);
        EmbeddedPostgres postgres = start(port, data);
        try (TestServer server = TestServer.start(folder, Optional.of(TestModel.PREDICTOR), store)) {
            store.begin();
            await(() -> isUp(server));
            postgres.close();
            await(() -> !isUp(server));
            assertAway(server, "is not reachable");
            postgres = start(port, data);
            await(() -> isUp(server));
            assertThat(server.get("/overview").statusCode()).isEqualTo(200);
        } finally {
            postgres.close();
        }
    }

    private static EmbeddedPostgres start(int port, Path data) throws Exception {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
    }

    @Test
    void aFileOfAnotherUserIsNamedAndUsedWhenItIsReadable() throws Exception {
        Path blocked = Files.writeString(folder.resolve("store"), "a file where the folder should be");
        String url = "jdbc:h2:file:" + blocked.resolve("customers");
        StoreConnection store = StoreConnection.opening(() -> Store.open(url, "sa", "", Clock.systemUTC()), PAUSE);
        try (TestServer server = TestServer.start(folder, Optional.of(TestModel.PREDICTOR), store)) {
            store.begin();
            assertThat(server.get("/overview").statusCode()).isEqualTo(503);
            assertAway(server, "cannot be read or written");
            Files.delete(blocked);
            await(() -> isUp(server));
            assertThat(server.get("/overview").statusCode()).isEqualTo(200);
        }
        assertThatExceptionOfType(StoreException.class).isThrownBy(store::store);
    }

    @Test
    void aBrowserGetsAPageThatSaysWhatIsWrong() {
        StoreConnection store = StoreConnection.opening(
                () -> Store.open("jdbc:postgresql://localhost:1/shop", "sa", "s3cret", Clock.systemUTC()), PAUSE);
        try (TestServer server = TestServer.start(folder, Optional.of(TestModel.PREDICTOR), store)) {
            HttpResponse<String> page = new Visitor(server).get("/overview");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body())
                    .contains("The database is not available", "jdbc:postgresql://localhost:1/shop is not reachable")
                    .doesNotContain("No log has been loaded", "s3cret");
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
