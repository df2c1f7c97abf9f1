package io.customerprediction.app.jobs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one batch: {@code upload} until the batch is over, then {@code predictions.csv}, {@code problems.csv} if
 * rows were wrong, and all the time {@code report.json}.
 */
record BatchFiles(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(BatchFiles.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addDeserializer(LocalDate.class, new Dates()))
            .build();

    private static final class Dates extends StdScalarDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        Dates() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return LocalDate.parse(parser.getText());
        }
    }

    Path upload() {
        return folder.resolve("upload");
    }

    Path predictions() {
        return folder.resolve("predictions.csv");
    }

    Path problems() {
        return folder.resolve("problems.csv");
    }

    Path report() {
        return folder.resolve("report.json");
    }

    /** Replaces the report in one step, so that a reader sees the old one or the new one. */
    void write(BatchReport report) throws IOException {
        Path part = folder.resolve("report.json.part");
        try {
            JSON.writeValue(part.toFile(), report);
            Files.move(part, report(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The report; empty if its folder was removed, or another release or a broken disk left one that cannot be read. */
    Optional<BatchReport> read() {
        try {
            return Optional.of(JSON.readValue(report().toFile(), BatchReport.class));
        } catch (FileNotFoundException | NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("{} cannot be read, so its batch is not shown", report(), e);
            return Optional.empty();
        }
    }

    /** Work that leaves the folder tidier. */
    @FunctionalInterface
    interface Tidying {
        void of(BatchFiles files) throws IOException;
    }

    /** Does work whose failure harms nothing; it is only logged. */
    void tidy(Tidying tidying) {
        try {
            tidying.of(this);
        } catch (IOException e) {
            LOG.error("A file in {} cannot be removed", folder, e);
        }
    }

    /** The file is not needed any more. */
    void removeUpload() throws IOException {
        Files.deleteIfExists(upload());
    }

    /** What was begun and will not be ended. */
    void removeResults() throws IOException {
        Files.deleteIfExists(predictions());
        Files.deleteIfExists(problems());
    }

    void removeAll() throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
