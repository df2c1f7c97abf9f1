package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.models.Trainer;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.OtherModel;
import io.customerprediction.app.testing.Program;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.model.ModelRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed again and again while orders arrive, models are swapped and one is trained: no order that was
 * accepted is lost or counted twice, and one whole model answers. With {@code -Dkills=100} the rounds are so many.
 */
class KillsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SENDERS = 3;
    private static final int CUSTOMERS = 5;
    private static final String DAY = TestModel.AS_OF.plusDays(1).toString();

    @TempDir
    Path folder;

    private final Map<String, Integer> accepted = new ConcurrentSkipListMap<>();
    private final AtomicInteger swaps = new AtomicInteger();
    private final AtomicInteger trainings = new AtomicInteger();

    @Test
    @Tag("slow")
    void onH2() throws Exception {
        rounds("jdbc:h2:file:" + folder.resolve("customers"), "sa", Integer.getInteger("kills", 20));
    }

    @Test
    void onPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            rounds(
                    "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                    "postgres",
                    Integer.getInteger("kills", 3));
        }
    }

    private void rounds(String url, String user, int rounds) throws Exception {
        Random random = new Random(14);
        Path models = TestModel.save(folder.resolve("models"));
        List<String> ids =
                List.of(TestModel.PREDICTOR.model().id(), OtherModel.add(models, 1), OtherModel.add(models, 2));
        try (Store store = Store.open(url, user, "", Clock.systemUTC())) {
            store.load("shop.csv", 1_000, TestModel.log().purchases(), customers -> {});
        }
        for (int round = 0; round < rounds; round++) {
            // Most are killed soon; some live long enough for a training to end.
            Duration life =
                    Duration.ofMillis(random.nextInt(5) == 0 ? 6_000 + random.nextInt(9_000) : random.nextInt(2_500));
            try (Program server = serve(url, user)) {
                assertAllIsThereOnce(server, round);
                work(server, round, ids, life);
            }
            assertThat(new ModelRegistry(models).load().id())
                    .as("a whole champion")
                    .isNotEmpty();
        }
        try (Program server = serve(url, user)) {
            assertAllIsThereOnce(server, rounds);
        }
        assertThat(accepted).hasSizeGreaterThan(rounds * 10);
        assertThat(swaps.get()).isGreaterThan(rounds);
        assertThat(trainings.get()).isPositive();
        assertThat(trainers()).as("trainings without a server").isZero();
        System.out.println(rounds + " kills: " + accepted.size() + " orders accepted, " + swaps + " swaps, " + trainings
                + " trainings begun");
    }

    private Program serve(String url, String user) throws IOException {
        return Program.serve(
                folder,
                "256m",
                "--database-url=" + url,
                "--database-user=" + user,
                "--training-heap=256m",
                "--models-kept=50",
                "--refresh-orders=50");
    }

    /** Sends orders, swaps models and begins a training, until the server is killed. */
    private void work(Program server, int round, List<String> ids, Duration life) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int number = sender;
            workers.add(new Thread(() -> send(server, round + "-" + number)));
        }
        workers.add(new Thread(() -> swap(server, ids)));
        workers.add(new Thread(() -> train(server)));
        workers.forEach(Thread::start);
        LockSupport.parkNanos(life.toNanos());
        server.kill();
        for (Thread worker : workers) {
            worker.join();
        }
    }

    private static String order(String number, int customer) {
        return "{\"customer_id\":\"k" + customer + "\",\"timestamp\":\"" + DAY
                + "T10:00:00Z\",\"amount\":1,\"order_id\":\"" + number + "\"}";
    }

    private void send(Program server, String name) {
        for (int k = 0; ; k++) {
            String number = name + "-" + k;
            int customer = k % CUSTOMERS;
            try {
                HttpResponse<String> answer = server.post("/api/v1/transactions", "[" + order(number, customer) + "]");
                if (answer.statusCode() == 200 && answer.body().contains("\"accepted\":1")) {
                    accepted.put(number, customer);
                }
            } catch (IOException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void swap(Program server, List<String> ids) {
        for (int k = 0; ; k++) {
            try {
                HttpResponse<String> answer = server.post("/api/v1/models/" + ids.get(k % ids.size()) + "/promote", "");
                swaps.addAndGet(answer.statusCode() == 200 ? 1 : 0);
            } catch (IOException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void train(Program server) {
        try {
            trainings.addAndGet(server.post("/api/v1/models", "").statusCode() == 202 ? 1 : 0);
        } catch (IOException e) {
            // It was killed first.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sending everything once more changes nothing, so that it is there once. */
    private void assertAllIsThereOnce(Program server, int rounds) throws Exception {
        JsonNode model = JSON.readTree(server.get("/api/v1/model").body());
        assertThat(model.path("id").asText()).isNotEmpty();
        if (!accepted.isEmpty()) {
            HttpResponse<String> again = server.post(
                    "/api/v1/transactions",
                    accepted.entrySet().stream()
                            .map(entry -> order(entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining(",", "[", "]")));
            assertThat(JSON.readTree(again.body()).path("duplicates").asInt())
                    .as(again.body())
                    .isEqualTo(accepted.size());
        }
        long counted = 0;
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            JsonNode answer =
                    JSON.readTree(server.get("/api/v1/customers/k" + customer).body());
            for (JsonNode day : answer.path("purchases")) {
                counted += day.path("orders").asLong();
                assertThat(day.path("amount").asDouble())
                        .isEqualTo(day.path("orders").asDouble());
            }
        }
        // Of each sender and round one order may be there that was stored just before the kill.
        assertThat(counted).isBetween((long) accepted.size(), accepted.size() + (long) rounds * SENDERS);
    }

    /** Trainings that still run some seconds later. */
    private long trainers() {
        for (int k = 0; k < 100 && running() > 0; k++) {
            LockSupport.parkNanos(100_000_000);
        }
        return running();
    }

    private long running() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(Trainer.COMMAND) && line.contains(folder.toString()))
                        .isPresent())
                .count();
    }
}
