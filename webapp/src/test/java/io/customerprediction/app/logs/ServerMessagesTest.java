package io.customerprediction.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.app.http.RequestId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPMDCAdapter;

class ServerMessagesTest {
    private static final String FILE = "logback.configurationFile";

    private final PrintStream console = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext();
    private final ServerMessages messages = new ServerMessages(ClassLoader.getPlatformClassLoader());
    private final Properties properties = System.getProperties();

    @BeforeEach
    void catchTheConsole() {
        context.setMDCAdapter(new NOPMDCAdapter());
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveItBack() {
        System.setErr(console);
        properties.remove(FILE);
        context.stop();
    }

    @Test
    void aWarningIsALineOnTheStandardErrorAndLowerLevelsAreDropped() {
        assertThat(messages.configure(context)).isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);

        context.getLogger("io.shop.Till").warn("The {} is open", "drawer");
        context.getLogger("io.shop.Till").info("All is well");
        context.getLogger("org.eclipse.jetty.util.HostPort").warn("A client sent nonsense");
        context.getLogger("org.eclipse.jetty.http.HttpParser").warn("A client sent Host twice");

        assertThat(written.toString(StandardCharsets.UTF_8))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d WARN  Till - The drawer is open\\R");
    }

    @Test
    void aFailureComesWithItsStackTrace() {
        messages.configure(context);

        context.getLogger("Till").error("It is stuck", new IllegalStateException("rust"));

        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.endsWith("ERROR Till - It is stuck"))
                .contains("    java.lang.IllegalStateException: rust")
                .anyMatch(line -> line.startsWith("        at ") && line.contains("aFailureComesWithItsStackTrace"));
    }

    @Test
    void whatAClientSentCannotBeginALineOrTurnOne() {
        messages.configure(context);
        String forged = "x\r\n2024-01-01 00:00:00 WARN  Till - Forged\u202e\u2028\u0085\u001b[2J";

        context.getLogger("Till").warn("There is no {}", forged);
        context.getLogger("Till").error("It is stuck", new IllegalStateException(forged, new RuntimeException(forged)));

        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("There is no x\\u000d\\u000a2024")
                .contains("Forged\\u202e\\u2028\\u0085\\u001b[2J")
                .doesNotContainPattern("(?m)^2024-01-01")
                .doesNotContain("\u202e", "\u2028", "\u0085", "\u001b");
    }

    @Test
    void aConfigurationFileOfLogbackTakesPrecedence() {
        assertThat(new ServerMessages().configure(context))
                .as("the tests have a logback-test.xml")
                .isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);

        properties.setProperty(FILE, "conf/logback.xml");

        assertThat(messages.configure(context)).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
    }

    @Test
    void theRequestIsNamedInEachLine() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        messages.configure(context);
        context.getMDCAdapter().put(RequestId.LOG_KEY, "r-42");

        context.getLogger("Till").warn("It is open");

        assertThat(written.toString(StandardCharsets.UTF_8)).endsWith(" WARN  Till [r-42] - It is open\n");
    }

    @Test
    void aLineIsAnObjectIfThatIsWanted() throws IOException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        messages.configure(context);
        ServerMessages.useJson(context);
        context.getMDCAdapter().put(RequestId.LOG_KEY, "r-42");

        context.getLogger("Till").error("It is \"stuck\"\n{}", "again", new IllegalStateException("rust"));

        JsonNode line = new ObjectMapper().readTree(written.toString(StandardCharsets.UTF_8));
        assertThat(line.get("level").asText()).isEqualTo("ERROR");
        assertThat(line.get("formattedMessage").asText()).isEqualTo("It is \"stuck\"\nagain");
        assertThat(line.get("mdc").get("request_id").asText()).isEqualTo("r-42");
        assertThat(line.get("throwable").get("message").asText()).isEqualTo("rust");
    }
}
