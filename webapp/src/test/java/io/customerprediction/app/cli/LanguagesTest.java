package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.MadeUpShop;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program on machines of other languages: it reads and writes the same bytes everywhere. Arabic, Persian and Hindi have
 * digits of their own, Turkish another lower case of I; some machines have an encoding that lacks most letters.
 */
class LanguagesTest {
    private static final List<String> ENGLISH = List.of("-Duser.language=en", "-Duser.country=US");
    private static final String GOOD = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}";

    /** Ids, tokens and times of day differ from one run to the next. */
    private static final String MOMENTS =
            "urn:uuid:[0-9a-f-]+|name=\"token\" value=\"[^\"]+\"|[0-9]{2}:[0-9]{2}(:[0-9]{2})?";

    @TempDir
    static Path folder;

    private static Path log;
    private static Path models;
    private static Map<String, String> expected;

    @BeforeAll
    static void english() throws Exception {
        log = new MadeUpShop(120, 160, 5).write(folder.resolve("shop.csv"));
        models = folder.resolve("models");
        program(ENGLISH, "train", "--transactions=" + log, "--horizon=30", "--out=" + models);
        expected = outputs(ENGLISH);
        assertThat(expected.get("score")).contains("customer_id");
        assertThat(expected.get("POST /predict_churn")).contains("Churn Prediction");
    }

    static Stream<List<String>> machines() {
        return Stream.of(
                List.of("-Duser.language=ar", "-Duser.country=EG"),
                List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-1"),
                List.of("-Duser.language=fa", "-Duser.country=IR"),
                List.of("-Duser.language=hi", "-Duser.country=IN", "-Duser.extensions=u-nu-deva"),
                List.of("-Duser.language=de", "-Duser.country=DE", "-Dfile.encoding=US-ASCII"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyOutputIsTheSame(List<String> machine) throws Exception {
        Map<String, String> outputs = outputs(machine);
        assertThat(outputs.keySet()).isEqualTo(expected.keySet());
        outputs.forEach((name, output) -> assertThat(output).as(name).isEqualTo(expected.get(name)));
    }

    /** What commands print and write, and what the server answers and logs, by the name of each. */
    private static Map<String, String> outputs(List<String> machine) throws Exception {
        Map<String, String> outputs = new LinkedHashMap<>();
        Path run = Files.createTempDirectory(folder, "run");
        outputs.put(
                "score",
                program(
                        machine,
                        "score",
                        "--models=" + models,
                        "--transactions=" + log,
                        "--as-of=2021-06-09",
                        "--out=-"));
        outputs.put("mistake", program(machine, "score", "--models=" + models, "--transactions=nowhere.csv"));
        serve(machine, run, outputs);
        return outputs;
    }

    private static List<String> commandLine(List<String> machine, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        line.addAll(machine);
        line.add(Main.class.getName());
        line.addAll(List.of(arguments));
        return line;
    }

    /** Both outputs of a command, as bytes in disguise. */
    private static String program(List<String> machine, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Process process = new ProcessBuilder(commandLine(machine, arguments))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return withoutMoments(Files.readString(out, StandardCharsets.ISO_8859_1));
    }

    private static String withoutMoments(String text) {
        return text.replaceAll(MOMENTS, "...").replaceAll("run[0-9]+", "run");
    }

    private static void serve(List<String> machine, Path run, Map<String, String> outputs) throws Exception {
        Path err = run.resolve("err.txt");
        Process server = new ProcessBuilder(commandLine(
                        machine,
                        "serve",
                        "--host=127.0.0.1",
                        "--port=0",
                        "--models=" + models,
                        "--transactions=" + log,
                        "--logs=" + run.resolve("logs"),
                        "--batches=" + run.resolve("batches"),
                        "--database-url=jdbc:h2:mem:languages"))
                .redirectError(err.toFile())
                .start();
        try (BufferedReader out = server.inputReader(StandardCharsets.ISO_8859_1)) {
            String line = out.readLine();
            while (line != null && !line.startsWith("Serving on ")) {
                outputs.merge("lines of serve", line, (a, b) -> a + "\n" + b);
                line = out.readLine();
            }
            assertThat(line)
                    .as(Files.readString(err, StandardCharsets.ISO_8859_1))
                    .isNotNull();
            ask(URI.create(line.split(" ", -1)[2]), outputs);
        } finally {
            server.destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        for (String file : List.of("churn_prediction.log", "next_purchase.log")) {
            outputs.put(
                    file, withoutMoments(Files.readString(run.resolve("logs").resolve(file))));
        }
        outputs.put("messages", withoutMoments(Files.readString(err, StandardCharsets.ISO_8859_1)));
    }

    private static void ask(URI server, Map<String, String> outputs) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        for (String path : List.of(
                "",
                "overview",
                "customers",
                "customers?sort=value",
                "customers.csv",
                "customer?id=c7",
                "segments",
                "targeting?cost=1&benefit=20&success=0.2",
                "targeting.csv?cost=1&benefit=20&success=0.2&holdout=10",
                "batch",
                "model",
                "problems",
                "nowhere",
                "health/ready",
                "api/v1/model",
                "openapi.json")) {
            for (String accept : List.of("text/html", "application/json")) {
                HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                        .header("Accept", accept)
                        .build();
                outputs.put("GET " + path + " as " + accept, body(client.send(request, BodyHandlers.ofByteArray())));
            }
        }
        for (String path : List.of("predict_churn", "predict_next_purchase", "api/v1/predictions?explain=true")) {
            for (String body : List.of(GOOD, "[" + GOOD + "]", "{\"Recency\":-1}", "{")) {
                HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
                outputs.merge(
                        "POST /" + path,
                        body(client.send(request, BodyHandlers.ofByteArray())),
                        (a, b) -> a + "\n" + b);
            }
        }
    }

    private static String body(HttpResponse<byte[]> answer) {
        return answer.statusCode() + " " + withoutMoments(new String(answer.body(), StandardCharsets.ISO_8859_1));
    }
}
