package io.customerprediction.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.customerprediction.Reason;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.jobs.BatchFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = Texts.english();

    @Test
    void everyTextThatATemplateNamesExists() throws IOException {
        Pattern key = Pattern.compile("t\\.get\\(\"([^\"]+)\"[),]");
        for (String template : List.of(
                "layout",
                "predict",
                "answer",
                "problems",
                "segments",
                "cohorts",
                "forecast",
                "targeting",
                "model",
                "overview",
                "customers",
                "customer",
                "start",
                "campaign",
                "campaigns",
                "problem",
                "batch",
                "batch-parts",
                "batch-columns",
                "batch-progress",
                "batch-result",
                "login",
                "first-admin",
                "account",
                "access",
                "access-parts",
                "audit")) {
            String file = template + ".ftlh";
            try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file)) {
                String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                List<String> keys = key.matcher(source)
                        .results()
                        .map((MatchResult r) -> r.group(1))
                        .toList();
                assertThat(keys)
                        .isNotEmpty()
                        .allSatisfy(k -> assertThat(texts.get(k)).isNotBlank());
            }
        }
    }

    @Test
    void everyKindOfProblemIsExplained() {
        for (Problem.Kind kind : Problem.Kind.values()) {
            assertThat(texts.get("problems." + kind.slug())).isNotBlank();
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
