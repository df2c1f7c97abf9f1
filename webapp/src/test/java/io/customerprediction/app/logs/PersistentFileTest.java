package io.customerprediction.app.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistentFileTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private final LongAdder failures = new LongAdder();
    private long nanos;

    @Test
    void anExistingFileIsAppendedTo() throws IOException {
        Path path = Files.writeString(folder.resolve("a.log"), "before\n");
        write(open(path), "after\n");
        assertThat(path).hasContent("before\nafter\n");
        assertThat(failures.sum()).isZero();
    }

    @Test
    void missingFoldersAreMade() {
        Path path = folder.resolve("a/b/c.log");
        write(open(path), "line\n");
        assertThat(path).hasContent("line\n");
    }

    @Test
    void whileNothingCanBeWrittenLostEventsAreCounted() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "");
        Path path = blocked.resolve("a.log");
        PersistentFile file = open(path);
        write(file, "lost\n");
        nanos += SECOND;
        write(file, "lost too\n");
        assertThat(failures.sum()).isEqualTo(2);

        Files.delete(blocked);
        write(file, "not tried again before a second is over\n");
        assertThat(failures.sum()).isEqualTo(3);
        nanos += SECOND;
        write(file, "kept\n");
        assertThat(path).hasContent("kept\n");
        assertThat(failures.sum()).isEqualTo(3);
    }

    @Test
    void aFullDiskIsCountedAndRecoveredFrom() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "skipped: this system has no /dev/full");
        Path path = Files.createSymbolicLink(folder.resolve("a.log"), full);
        PersistentFile file = open(path);
        write(file, "lost\n");
        write(file, "lost\n");
        assertThat(failures.sum()).isEqualTo(2);

        Files.delete(path);
        nanos += SECOND;
        write(file, "kept\n");
        assertThat(path).hasContent("kept\n");
    }

    @Test
    void aDeletedFileIsCreatedAgainWithinASecond() throws IOException {
        Path path = folder.resolve("a.log");
        PersistentFile file = open(path);
        write(file, "first\n");
        Files.move(path, folder.resolve("moved.log"));
        nanos += SECOND;
        write(file, "second\n");
        assertThat(path).hasContent("second\n");
        assertThat(folder.resolve("moved.log")).hasContent("first\n");
    }

    private PersistentFile open(Path path) {
        return new PersistentFile(path, failures, () -> nanos);
    }

    private static void write(PersistentFile file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        file.write(bytes, 0, bytes.length);
    }
}
