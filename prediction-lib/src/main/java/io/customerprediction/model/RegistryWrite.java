package io.customerprediction.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A change of a registry, made by one thread of one process at a time: otherwise one writer would take what another has
 * just begun for the remains of a crash. Such remains are deleted before and after it. The operating system releases the
 * lock when a process ends, however that happens.
 */
final class RegistryWrite implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String INCOMPLETE = ".incomplete-";

    /** A file lock is held by a whole process; its threads wait here. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path registry;
    private final FileChannel lock;

    private RegistryWrite(Path registry, FileChannel lock) {
        this.registry = registry;
        this.lock = lock;
    }

    /** Waits until no other writer is at work. */
    static RegistryWrite begin(Path registry) throws IOException {
        THREADS.lock();
        try {
            RegistryWrite write = new RegistryWrite(
                    registry,
                    FileChannel.open(registry.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            write.lockAndClean();
            return write;
        } catch (IOException | RuntimeException e) {
            THREADS.unlock();
            throw e;
        }
    }

    private void lockAndClean() throws IOException {
        try {
            lock.lock();
            deleteIncomplete();
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw new IOException("another application in this process is writing to " + registry + "; try again", e);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** A name in the registry that nothing has yet; readers ignore it, and it is deleted at the end if it is still there. */
    Path incomplete() {
        return registry.resolve(INCOMPLETE + UUID.randomUUID());
    }

    private void deleteIncomplete() throws IOException {
        for (Path entry : DurableFiles.entries(registry)) {
            if (entry.getFileName().toString().startsWith(INCOMPLETE)) {
                DurableFiles.delete(entry);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            deleteIncomplete();
        } finally {
            THREADS.unlock();
        }
    }
}
