package io.customerprediction.app.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.customerprediction.app.http.RequestId;
import io.customerprediction.transactions.records.OneLine;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The server's own messages on the standard error, unless a file of logback's says otherwise: the one that the system
 * property {@code logback.configurationFile} names, or {@code logback.xml} on the class path. In code, because reading a
 * file takes a tenth of a second at every start.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class ServerMessages extends ContextAwareBase implements Configurator {
    private static final String CONSOLE = "STDERR";
    private static final String[] FILES = {"logback-test.xml", "logback.xml"};

    private final ClassLoader files;

    /** For logback, which finds this class by the name in {@code META-INF/services}. */
    public ServerMessages() {
        this(ServerMessages.class.getClassLoader());
    }

    /** @param files where a file of logback's may be */
    ServerMessages(ClassLoader files) {
        this.files = files;
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (hasOwnConfiguration()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        LineLayout layout = new LineLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName(CONSOLE);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        // The application has logged the cause of what it passes on to the server.
        context.getLogger("org.eclipse.jetty.ee10.servlet.ServletChannel").setLevel(Level.ERROR);
        // A failed connection is logged once, by StoreConnection.
        context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        // These warn of what clients send.
        context.getLogger("org.eclipse.jetty.util.HostPort").setLevel(Level.ERROR);
        context.getLogger("org.eclipse.jetty.http.HttpParser").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Writes an object on each line from now on, where this class is what decides how messages are written. */
    public static void useJson() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            useJson(context);
        }
    }

    static void useJson(LoggerContext context) {
        if (context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE)
                instanceof ConsoleAppender<ILoggingEvent> console) {
            JsonEncoder json = new JsonEncoder();
            json.setContext(context);
            json.setWithMessage(false);
            json.setWithArguments(false);
            json.setWithFormattedMessage(true);
            json.setWithContext(false);
            json.start();
            console.setEncoder(json);
        }
    }

    private boolean hasOwnConfiguration() {
        boolean found = System.getProperty("logback.configurationFile") != null;
        for (String file : FILES) {
            found |= files.getResource(file) != null;
        }
        return found;
    }

    /** Time, level, where from, for which request, what on one line, and the stack trace if there is one. */
    private static final class LineLayout extends LayoutBase<ILoggingEvent> {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

        @Override
        public String doLayout(ILoggingEvent event) {
            String logger = event.getLoggerName();
            String request = event.getMDCPropertyMap().getOrDefault(RequestId.LOG_KEY, "");
            return "%s %-5s %s%s - %s%n%s"
                    .formatted(
                            TIME.format(LocalDateTime.ofInstant(event.getInstant(), ZoneId.systemDefault())),
                            event.getLevel(),
                            logger.substring(logger.lastIndexOf('.') + 1),
                            request.isEmpty() ? "" : " [" + request + "]",
                            OneLine.shown(event.getFormattedMessage()),
                            trace(event.getThrowableProxy()));
        }

        /** Indented, so that no message of an exception looks like a line of the log. */
        private static String trace(@Nullable IThrowableProxy failure) {
            return ThrowableProxyUtil.asString(failure)
                    .lines()
                    .map(line -> "    " + OneLine.shown(line.replace("\t", "    ")) + System.lineSeparator())
                    .collect(Collectors.joining());
        }
    }
}
