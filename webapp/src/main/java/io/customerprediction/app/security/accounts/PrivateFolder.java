package io.customerprediction.app.security.accounts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A folder that only its owner may read, in which files are replaced as a whole: written aside, forced to disk, renamed.
 * One process at a time changes it. What root writes belongs to the folder's owner, so that a server that runs as another
 * user can read it.
 */
final class PrivateFolder {
    /** Stays in the folder; it is empty until the first change has succeeded. */
    static final String LOCK = ".lock";

    private static final Set<PosixFilePermission> OF_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OF_FILE = PosixFilePermissions.fromString("rw-------");
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(10);
    private static final long POLL_MILLIS = 20;

    /** A file lock excludes other processes, not other threads of this one. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path folder;

    PrivateFolder(Path folder) {
        this.folder = folder;
    }

    /** What is done while no one else changes the folder. */
    @FunctionalInterface
    interface Change<T> {
        T make() throws IOException;
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** Whether a change has ever succeeded here. */
    boolean wasChanged() throws IOException {
        return Files.exists(resolve(LOCK)) && Files.size(resolve(LOCK)) > 0;
    }

    /** @throws IOException if the folder cannot be written to, or another process holds it for too long */
    <T> T whileLocked(Change<T> change) throws IOException {
        create();
        long until = System.nanoTime() + LONGEST_WAIT;
        THREADS.lock();
        try (FileChannel channel = openPrivate(resolve(LOCK), StandardOpenOption.CREATE)) {
            takeOver(resolve(LOCK));
            @Nullable FileLock lock = channel.tryLock();
            while (lock == null) {
                if (System.nanoTime() - until > 0) {
                    throw new IOException(folder + " is being changed by another process; try again");
                }
                pause();
                lock = channel.tryLock();
            }
            T result = change.make();
            if (channel.size() == 0) {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            }
            return result;
        } finally {
            THREADS.unlock();
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for another process", e);
        }
    }

    /** Puts the bytes in place of a file, all or nothing; on disk when this returns. */
    void replace(String name, byte[] bytes) throws IOException {
        Path aside = resolve(name + ".new");
        Files.deleteIfExists(aside);
        try (FileChannel channel = openPrivate(aside, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        takeOver(aside);
        Files.move(aside, resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (isPosix(folder)) {
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }

    private void create() throws IOException {
        if (!Files.isDirectory(folder) && createdHere()) {
            return;
        }
        if (isPosix(folder) && !OF_FOLDER.equals(Files.getPosixFilePermissions(folder))) {
            Files.setPosixFilePermissions(folder, OF_FOLDER);
        }
    }

    /** Whether this call made the folder, rather than another thread or process at the same time. */
    private boolean createdHere() throws IOException {
        Path parent = Objects.requireNonNull(folder.toAbsolutePath().getParent(), "a folder of its own");
        Files.createDirectories(parent);
        try {
            if (isPosix(parent)) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OF_FOLDER));
                giveTo(parent, folder);
            } else {
                Files.createDirectory(folder);
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(folder)) {
                return false;
            }
            throw e;
        }
    }

    private FileChannel openPrivate(Path file, StandardOpenOption create) throws IOException {
        FileAttribute<?>[] attributes = isPosix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OF_FILE)}
                : new FileAttribute<?>[0];
        return FileChannel.open(file, Set.of(create, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS), attributes);
    }

    private void takeOver(Path file) throws IOException {
        if (isPosix(folder)) {
            giveTo(folder, file);
        }
    }

    /** Gives a file the owner and the group of another. */
    private static void giveTo(Path owned, Path file) throws IOException {
        PosixFileAttributes wanted = Files.readAttributes(owned, PosixFileAttributes.class);
        PosixFileAttributes actual = Files.readAttributes(file, PosixFileAttributes.class);
        if (actual.owner().equals(wanted.owner())) {
            return;
        }
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            view.setGroup(wanted.group());
            view.setOwner(wanted.owner());
        } catch (IOException e) {
            throw new IOException(
                    owned + " belongs to " + wanted.owner().getName() + ", who could not read what this user writes:"
                            + " run the command as that user or as root",
                    e);
        }
    }

    private static boolean isPosix(Path path) throws IOException {
        FileStore store = Files.getFileStore(path);
        return store.supportsFileAttributeView(PosixFileAttributeView.class);
    }
}
