package io.customerprediction.app.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where batches have their files: a folder each, named by its number, and the files that are just arriving. */
final class BatchFolder {
    private static final long LEAST_FREE_BYTES = 64L << 20;
    private static final int BUFFER = 1 << 16;
    private static final String ARRIVING = "arriving-";
    private static final Logger LOG = LoggerFactory.getLogger(BatchFolder.class);

    private final Path folder;

    /** @param folder is made when it is needed */
    BatchFolder(Path folder) {
        this.folder = folder;
    }

    BatchFiles files(long id) {
        return new BatchFiles(folder.resolve(Long.toString(id)));
    }

    /** The files of each batch that is kept. */
    List<BatchFiles> all() {
        try {
            return entries().stream()
                    .filter(Files::isDirectory)
                    .map(BatchFiles::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> entries() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /** Removes the files that a process before left behind when it ended. */
    void removeUploads() {
        try {
            for (Path entry : entries()) {
                if (Files.isDirectory(entry)) {
                    new BatchFiles(entry).removeUpload();
                } else if (entry.getFileName().toString().startsWith(ARRIVING)) {
                    Files.delete(entry);
                }
            }
        } catch (IOException e) {
            LOG.error("What earlier batches left in {} cannot be removed: {}", folder, e.toString());
        }
    }

    /** Removes all of every batch but the newest and those that are needed. */
    void removeOld(int kept, LongPredicate needed) throws IOException {
        List<Long> ids = entries().stream()
                .map(entry -> entry.getFileName().toString())
                .filter(name -> name.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .sorted(Comparator.reverseOrder())
                .toList();
        for (long id : ids.subList(Math.min(kept, ids.size()), ids.size())) {
            if (!needed.test(id)) {
                files(id).removeAll();
            }
        }
    }

    /**
     * Makes sure that a file fits on the disk, and then some.
     *
     * @param bytes of the file, or negative if that is not known
     * @throws BatchException if not
     */
    void checkSpace(long bytes) {
        long free;
        try {
            Files.createDirectories(folder);
            free = Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw failed(e);
        }
        if (free - Math.max(0, bytes) < LEAST_FREE_BYTES) {
            throw new BatchException(BatchFault.Kind.NO_ROOM, free >> 20);
        }
    }

    private BatchException failed(IOException e) {
        LOG.error("Files of batches cannot be written to {}", folder, e);
        return new BatchException(BatchFault.Kind.NOT_KEPT);
    }

    /** What is done with a file that has arrived as a whole. */
    @FunctionalInterface
    interface Keeper {
        long keep(Path arrived) throws IOException;
    }

    /**
     * Writes a file down as it arrives, then hands it on.
     *
     * @param in what it throws itself is passed on and leaves nothing behind
     * @throws BatchException if the disk fails
     */
    long receive(InputStream in, Keeper keeper) {
        Path arriving = folder.resolve(ARRIVING + UUID.randomUUID());
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(arriving)) {
                copy(in, out);
            }
            return keeper.keep(arriving);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            try {
                Files.deleteIfExists(arriving);
            } catch (IOException e) {
                LOG.error("{} cannot be removed", arriving, e);
            }
        }
    }

    /** What goes wrong with the reading is not the disk's failure. */
    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int got = read(in, buffer);
        while (got >= 0) {
            out.write(buffer, 0, got);
            got = read(in, buffer);
        }
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
