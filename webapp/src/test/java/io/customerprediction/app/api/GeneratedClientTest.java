package io.customerprediction.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.app.testing.TestServer;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java client that openapi-generator makes of the description compiles and works with the server. */
class GeneratedClientTest {
    private static final Path MODULE = Path.of(System.getProperty("project.root"), "webapp");

    @TempDir
    static Path folder;

    @Test
    void itCompilesAndUnderstandsTheAnswers() throws Exception {
        Path classes = compiled();
        List<String> printed = new ArrayList<>();
        try (TestServer server = TestServer.start(folder.resolve("logs"));
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Consumer<String> print = printed::add;
            loader.loadClass("GeneratedProgram")
                    .getMethod("run", String.class, Consumer.class)
                    .invoke(null, server.uri("").toString(), print);
        }

        Prediction expected = TestModel.PREDICTOR.predict(new Rfm(10, 5, 5000, null));
        BigDecimal probability = BigDecimal.valueOf(expected.withHorizon(30).churnProbability())
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        String model = TestModel.PREDICTOR.model().id();
        assertThat(printed)
                .containsExactly(
                        "live UP",
                        "churn " + (expected.churn() ? 1 : 0),
                        "probability " + probability + " of a",
                        "answers a and problem 422",
                        "model " + model,
                        "inferred churnProbability by " + model,
                        "refused 503");
    }

    private static Path compiled() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                Stream<Path> generated = Files.walk(MODULE.resolve("target/generated-client/src/main/java"))) {
            List<Path> sources = new ArrayList<>(
                    generated.filter(file -> file.toString().endsWith(".java")).toList());
            sources.add(MODULE.resolve("src/test/clients/GeneratedProgram.java"));
            List<String> options = List.of(
                    "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", "-nowarn");
            boolean isCompiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(isCompiled).as(messages.toString()).isTrue();
        }
        return classes;
    }
}
