package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.testing.TestModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar as its user starts it. */
class ProgramIT {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String JAR = System.getProperty("program.jar");

    @TempDir
    Path folder;

    @Test
    void itServesInSmallMemoryAndANormalStopLosesNoAnsweredPrediction() throws Exception {
        Path models = TestModel.save(folder.resolve("models"));
        Process program = new ProcessBuilder(
                        JAVA,
                        "-Xmx64m",
                        "-jar",
                        JAR,
                        "serve",
                        "--host=127.0.0.1",
                        "--port=0",
                        "--models=" + models,
                        "--logs=" + folder.resolve("logs"),
                        "--database-url=jdbc:h2:file:" + folder.resolve("customers"))
                .redirectError(folder.resolve("err").toFile())
                .start();
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            assertThat(line)
                    .startsWith("Serving on http://127.0.0.1:")
                    .contains(TestModel.PREDICTOR.model().id());
            int answered = askUntilStopped(URI.create(line.split(" ", -1)[2]), program);
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isEqualTo(143);
            List<String> lines = Files.readAllLines(folder.resolve("logs/churn_prediction.log"));
            assertThat(lines.size()).isGreaterThanOrEqualTo(2 * answered);
            for (int k = 0; k < lines.size(); k += 2) {
                assertThat(lines.get(k)).contains(" - Input: {");
                assertThat(lines.get(k + 1)).contains(" - Output: {");
            }
            assertThat(folder.resolve("err")).isEmptyFile();
        } finally {
            program.destroyForcibly();
        }
    }

    /** Asks from several threads, stops the program in their midst, and counts the answers. */
    private static int askUntilStopped(URI address, Process program) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("predict_churn"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        AtomicInteger answered = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(new Thread(() -> {
                while (ask(client, request) && answered.incrementAndGet() != 500) {
                    // until somebody finds the server gone; the one who gets the 500th answer ends it
                }
                program.destroy();
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answered.get()).isGreaterThanOrEqualTo(500);
        return answered.get();
    }

    private static boolean ask(HttpClient client, HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itPrintsItsVersion() throws Exception {
        Process program = new ProcessBuilder(JAVA, "-jar", JAR, "--version").start();
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).matches("customer-prediction [0-9]+\\.[0-9]+.*");
        }
        assertThat(program.waitFor()).isZero();
    }
}
