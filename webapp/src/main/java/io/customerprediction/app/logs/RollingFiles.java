package io.customerprediction.app.logs;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.helpers.NOPMDCAdapter;

/**
 * Log files of one folder. Each line is with the operating system when its logger returns: writing at once costs a
 * microsecond a line, so there is no queue that could lose any. Thread-safe once all files are open.
 */
final class RollingFiles implements AutoCloseable {
    /** A full disk may still take a few bytes more into a block that it has. */
    private static final int PROBE_BYTES = 8_192;

    // Not the program's own context: two servers in one JVM, or a container's own logging, must not meet in it.
    private final LoggerContext context = new LoggerContext();
    private final Map<String, LogFileAppender> files = new TreeMap<>();
    private final Path folder;
    private final Rolling rolling;

    RollingFiles(Path folder, Rolling rolling) {
        this.folder = folder;
        this.rolling = rolling;
        context.setName("log files");
        context.setMDCAdapter(new NOPMDCAdapter());
    }

    /** Opens {@code NAME.log}, or goes on trying while that fails. */
    Logger open(String name) {
        LogFileAppender appender = new LogFileAppender();
        appender.setContext(context);
        appender.setName(name);
        appender.setFile(folder.resolve(name + ".log").toString());
        appender.setEncoder(new MessageEncoder());
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(
                folder.resolve(name + ".%d{yyyy-MM-dd}.%i.log.gz").toString());
        policy.setMaxFileSize(new FileSize(rolling.maxFileBytes()));
        policy.setMaxHistory(rolling.days());
        policy.setTotalSizeCap(new FileSize(rolling.maxTotalBytes()));
        policy.start();
        appender.setRollingPolicy(policy);
        appender.start();
        files.put(name, appender);
        Logger logger = context.getLogger(name);
        logger.setAdditive(false);
        logger.addAppender(appender);
        return logger;
    }

    /** Lines that could not be written since the start, by the name of the file. */
    Map<String, Long> failures() {
        Map<String, Long> failures = new TreeMap<>();
        files.forEach((name, appender) -> failures.put(name, appender.failures()));
        return failures;
    }

    /** Whether the latest line of a file was lost, and the folder has neither room nor permission for another one yet. */
    boolean areFailing() {
        return files.values().stream().anyMatch(LogFileAppender::isFailing) && !canWrite();
    }

    private boolean canWrite() {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, ".probe", "");
            try {
                Files.write(probe, new byte[PROBE_BYTES]);
            } finally {
                Files.deleteIfExists(probe);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Closes the files; nothing is left unwritten. */
    @Override
    public void close() {
        context.stop();
    }
}
