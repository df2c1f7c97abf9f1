package io.customerprediction.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Writing so that what is on disk survives a crash of the program and a power cut. */
final class DurableFiles {
    private DurableFiles() {}

    /** Writes a new file and forces its content to disk. The folder still has to be forced for the name to last. */
    static void create(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Renames in one step, within one folder, and forces the new name to disk. A file that has the name is replaced. */
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        force(Objects.requireNonNull(to.toAbsolutePath().getParent(), "a file is in a folder"));
    }

    /** Makes a folder, and those above it that do not exist, and forces their names to disk. */
    static void createFolder(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent != null && !Files.isDirectory(folder)) {
            createFolder(parent);
            Files.createDirectories(folder);
            force(parent);
        }
    }

    /** Forces the names in a folder to disk. Only on POSIX file systems can, and need, a folder be forced. */
    static void force(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /** Deletes a file, or a folder with all that is in it; symbolic links are deleted, not followed. */
    static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : entries(path)) {
                delete(entry);
            }
        }
        Files.delete(path);
    }

    /** What is in a folder, in the order of the names. */
    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
