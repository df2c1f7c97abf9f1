package io.customerprediction.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A folder that is filled under another name and takes the place of its target when all is on disk. */
final class FolderSwap implements AutoCloseable {
    private final Path parent;
    private final Path target;
    private final Path fresh;
    private final Path previous;

    private FolderSwap(Path parent, Path target, String mark) {
        this.parent = parent;
        this.target = target;
        this.fresh = target.resolveSibling("." + target.getFileName() + ".new-" + mark);
        this.previous = target.resolveSibling("." + target.getFileName() + ".old-" + mark);
    }

    static FolderSwap beside(Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new IOException("a model bundle cannot be the root folder " + target + "; name a folder in it");
        }
        Files.createDirectories(parent);
        refuseStrangers(target);
        FolderSwap swap =
                new FolderSwap(parent, target, UUID.randomUUID().toString().substring(0, 8));
        Files.createDirectory(swap.fresh);
        return swap;
    }

    /** What is not a bundle is somebody's work and not ours to replace. */
    static void refuseStrangers(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new NotDirectoryException(target + " is a file; name a folder for the model bundle");
        }
        List<Path> content = content(target);
        boolean bundle = content.contains(target.resolve(Manifest.NAME))
                && content.stream().allMatch(Files::isRegularFile);
        if (!content.isEmpty() && !bundle) {
            throw new IOException(target + " holds something else than a model bundle, such as "
                    + content.get(0).getFileName() + "; name an empty or a new folder");
        }
    }

    void write(String name, byte[] content) throws IOException {
        try (FileChannel file =
                FileChannel.open(fresh.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                file.write(rest);
            }
            file.force(true);
        }
    }

    /** Takes the target's place. A folder in use cannot be replaced by one rename, so the old one steps aside first. */
    void commit() throws IOException {
        force(fresh);
        boolean replaces = Files.exists(target);
        if (replaces) {
            Files.move(target, previous, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(previous, target, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        force(parent);
    }

    /** Removes what is left beside the target: the replaced folder, or what was not committed. */
    @Override
    public void close() throws IOException {
        delete(previous);
        delete(fresh);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path file : content(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Makes names durable where the file system lets a folder be opened; others do so by themselves. */
    private static void force(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }
}
