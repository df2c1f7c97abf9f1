package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.MadeUpShop;
import io.customerprediction.transactions.TransactionRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program on machines of other languages: it reads and writes the same bytes everywhere. Arabic, Persian and Hindi have
 * digits of their own, Turkish another lower case of I; some machines have an encoding that lacks most letters. Each machine
 * is one JVM, which runs all commands and then serves.
 */
class LanguagesTest {
    /** Whether it also trains and evaluates, which takes longer than everything else. */
    private record Machine(String locale, List<String> options, boolean trains) {}

    private static final Machine ENGLISH =
            new Machine("C.UTF-8", List.of("-Duser.language=en", "-Duser.country=US"), true);
    private static final String GOOD = "{\"Recency\":10,\"Frequency\":5,\"Monetary\":5000}";

    /** Ids, tokens and times of day differ from one run to the next; so does how often progress is shown. */
    private static final String MOMENTS =
            "urn:uuid:[0-9a-f-]+|name=\"token\" value=\"[^\"]+\"|[0-9]{2}:[0-9]{2}(:[0-9]{2})?";

    private static final String PROGRESS = "(?m)^(?: {5}| *[0-9]+ %)  .*\n";

    @TempDir
    static Path folder;

    private static Path log;
    private static Path trained;
    private static Map<String, String> expected;

    @BeforeAll
    static void english() throws Exception {
        log = MadeUpShop.write(customers(), folder.resolve("shop.csv"));
        Path run = Files.createTempDirectory(folder, "run");
        trained = run.resolve("model");
        expected = outputs(ENGLISH, run, trained);
        assertThat(expected.get("run/scored/predictions.csv")).contains("\u00c4\u00b0\u00c4\u00b1c7,");
        assertThat(expected).containsKeys("train 0", "evaluate 0", "score 1", "score 2", "serve");
        assertThat(expected.get("run/model/CHAMPION")).isNotBlank();
        assertThat(expected.get("run/report/evaluation.html")).contains("</html>");
        assertThat(expected.get("POST /predict_churn")).contains("Churn Prediction");
    }

    /** Their ids begin with the letters that Turkish adds to I and i. */
    private static List<TransactionRow> customers() {
        return new MadeUpShop(120, 160, 5)
                .transactions().stream()
                        .map(row -> new TransactionRow(
                                "\u0130\u0131" + row.customerId(), row.day(), row.amount(), null, null))
                        .toList();
    }

    static Stream<Machine> machines() {
        return Stream.of(
                new Machine("C", List.of("-Duser.language=ar", "-Duser.country=EG"), true),
                new Machine(
                        "C.UTF-8",
                        List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-1"),
                        true),
                new Machine("POSIX", List.of(), false),
                new Machine("C.UTF-8", List.of("-Duser.language=fa", "-Duser.country=IR"), false),
                new Machine(
                        "C.UTF-8",
                        List.of("-Duser.language=hi", "-Duser.country=IN", "-Duser.extensions=u-nu-deva"),
                        false),
                new Machine(
                        "C.UTF-8",
                        List.of("-Duser.language=de", "-Duser.country=DE", "-Dfile.encoding=US-ASCII"),
                        false));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyOutputIsTheSame(Machine machine) throws Exception {
        Path run = Files.createTempDirectory(folder, "run");
        Map<String, String> outputs = outputs(machine, run, machine.trains() ? run.resolve("model") : trained);
        assertThat(outputs)
                .containsKeys("score 0", "score 1", "score 2", "serve", "messages", "run/logs/churn_prediction.log");
        if (machine.trains()) {
            assertThat(outputs).containsOnlyKeys(expected.keySet());
        }
        outputs.forEach((name, output) -> assertThat(output).as(name).isEqualTo(expected.get(name)));
    }

    /** What commands print and write, and what the server answers and logs, by the name of each. */
    private static Map<String, String> outputs(Machine machine, Path run, Path models) throws Exception {
        Map<String, String> outputs = new LinkedHashMap<>();
        Path err = run.resolve("err.txt");
        ProcessBuilder program = new ProcessBuilder(commandLine(machine, run, models)).redirectError(err.toFile());
        program.environment().put("LC_ALL", machine.locale());
        Process process = program.start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            readPrinted(out, outputs);
            assertThat(outputs).as(() -> lines(err)).containsKey("address");
            ask(URI.create(Objects.requireNonNull(outputs.remove("address"))), outputs);
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        outputs.put("messages", lines(err));
        for (String written : List.of("model", "report", "scored", "logs")) {
            readFiles(run.resolve(written), outputs);
        }
        return outputs;
    }

    private static List<String> commandLine(Machine machine, Path run, Path models) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        line.addAll(machine.options());
        line.add(SeveralCommands.class.getName());
        if (machine.trains()) {
            add(line, "train", "--transactions=" + log, "--horizon=30", "--out=" + models);
            add(line, "evaluate", "--transactions=" + log, "--horizon=30", "--out=" + run.resolve("report"));
        }
        String scored = "--out=" + run.resolve("scored/predictions.csv");
        add(line, "score", "--models=" + models, "--transactions=" + log, "--as-of=2021-06-09", scored);
        add(line, "score", "--models=nowhere", "--transactions=" + log, "--as-of=2021-06-09", scored);
        add(line, "score", "--models=" + models, "--transactions=" + log, "--as-of=9.6.2021", scored);
        line.addAll(List.of(
                "serve",
                "--host=127.0.0.1",
                "--port=0",
                "--models=" + models,
                "--transactions=" + log,
                "--logs=" + run.resolve("logs"),
                "--access-log=false",
                "--batches=" + run.resolve("batches"),
                "--database-url=jdbc:h2:mem:languages"));
        return line;
    }

    private static void add(List<String> line, String... command) {
        line.addAll(List.of(command));
        line.add(SeveralCommands.THEN);
    }

    /** What each command prints, by its name and exit code, up to the line with the server's address. */
    private static void readPrinted(BufferedReader out, Map<String, String> outputs) throws IOException {
        StringBuilder printed = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher end = SeveralCommands.END.matcher(line);
            if (line.startsWith("Serving on ")) {
                outputs.put("serve", printed.toString());
                outputs.put("address", line.split(" ", -1)[2]);
                return;
            } else if (end.matches()) {
                outputs.put(end.group(1) + " " + end.group(2), withoutMoments(printed.toString()));
                printed.setLength(0);
            } else {
                printed.append(line).append('\n');
            }
        }
    }

    private static void readFiles(Path written, Map<String, String> outputs) throws IOException {
        if (Files.exists(written)) {
            try (Stream<Path> files = Files.walk(written)) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> outputs.put(
                                withoutMoments(folder.relativize(file).toString()), lines(file)));
            }
        }
    }

    private static String lines(Path file) {
        try {
            return withoutMoments(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutMoments(String text) {
        return text.replaceAll(PROGRESS, "").replaceAll(MOMENTS, "...").replaceAll("run[0-9]+", "run");
    }

    private static void ask(URI server, Map<String, String> outputs) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        for (String path : List.of(
                "",
                "overview",
                "customers",
                "customers?sort=value",
                "customers.csv",
                "customer?id=%C4%B0%C4%B1c7",
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
                        .header("X-Request-Id", "languages")
                        .build();
                outputs.put("GET " + path + " as " + accept, body(client.send(request, BodyHandlers.ofByteArray())));
            }
        }
        for (String path : List.of("predict_churn", "predict_next_purchase", "api/v1/predictions?explain=true")) {
            for (String body : List.of(GOOD, "[" + GOOD + "]", "{\"Recency\":-1}", "{")) {
                HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                        .header("Content-Type", "application/json")
                        .header("X-Request-Id", "languages")
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
