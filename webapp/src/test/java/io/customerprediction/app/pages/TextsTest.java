package io.customerprediction.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.customerprediction.Reason;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.jobs.BatchFault;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = Texts.english();

    private static List<Path> templates() throws IOException, URISyntaxException {
        URL layout = Objects.requireNonNull(Texts.class.getResource("layout.ftlh"));
        try (Stream<Path> files = Files.list(Path.of(layout.toURI()).resolveSibling(""))) {
            return files.filter(file -> file.toString().endsWith(".ftlh")).toList();
        }
    }

    @Test
    void everyTextThatATemplateNamesExists() throws IOException, URISyntaxException {
        Pattern key = Pattern.compile("t\\.get\\(\"([^\"]+)\"[),]|layout\\.naming \"([^\"]+)\"");
        assertThat(templates()).hasSizeGreaterThan(30).allSatisfy(template -> {
            List<MatchResult> named =
                    key.matcher(Files.readString(template)).results().toList();
            assertThat(named).allSatisfy(found -> {
                String text = found.group(1) == null ? found.group(2) : found.group(1);
                assertThat(texts.get(text)).isNotBlank();
            });
        });
    }

    /** Keys that are put together are tested where they are used. */
    @Test
    void everyTextThatCodeNamesExists() throws IOException {
        Pattern key = Pattern.compile("texts(?:\\(\\))?\\s*\\.get\\(\\s*\"([a-zA-Z0-9.-]+[a-zA-Z0-9])\"\\s*[,)]");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> code =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(code)
                    .hasSizeGreaterThan(300)
                    .allSatisfy(file -> assertThat(key.matcher(Files.readString(file))
                                    .results()
                                    .map(found -> found.group(1)))
                            .allSatisfy(named -> assertThat(texts.get(named)).isNotBlank()));
        }
    }

    @Test
    void everyKindOfProblemIsExplained() {
        for (Problem.Kind kind : Problem.Kind.values()) {
            assertThat(texts.get("problems." + kind.slug())).isNotBlank();
            assertThat(texts.get("problem." + kind.slug() + ".title")).isNotBlank();
            assertThat(texts.get("problem." + kind.slug() + ".do")).isNotBlank();
        }
    }

    @Test
    void everyTopicOfAReasonHasAText() {
        for (Reason.Topic topic : Reason.Topic.values()) {
            assertThat(texts.get("reason." + topic.name().toLowerCase(Locale.ROOT)))
                    .isNotBlank();
        }
    }

    @Test
    void everyFaultOfABatchHasAText() {
        for (BatchFault.Kind kind : BatchFault.Kind.values()) {
            String key = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(texts.get("batch.fault." + key)).isNotBlank();
        }
    }

    @Test
    void argumentsAreInsertedAndAMissingTextThrows() {
        assertThat(texts.get("answer.between", "3", "80")).isEqualTo("day 3 and day 80");
        assertThatIllegalArgumentException().isThrownBy(() -> texts.get("no.such.text"));
    }
}
