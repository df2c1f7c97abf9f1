package io.customerprediction.app.inbox;

import io.customerprediction.app.jobs.IdSearch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder of files that were added, or that could not be, each with a report beside it whose name is the file's with {@value
 * #REPORT} behind. No file takes the place of another one.
 */
final class EndedFiles {
    static final String REPORT = ".report.txt";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_NAME_BYTES = 200;

    private final Path folder;

    /** @param folder is made when it is needed */
    EndedFiles(Path folder) {
        this.folder = folder;
    }

    /** @throws IOException if nothing can be moved here */
    void prepare() throws IOException {
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new IOException(folder + " cannot be written");
        }
    }

    /**
     * Moves a file here. The report is there first, so that no file is without one.
     *
     * @param keep whether the file is kept; otherwise it is deleted, and only its report stays
     */
    void add(Path file, String report, boolean keep) throws IOException {
        Path target = free(shortened(String.valueOf(file.getFileName())));
        write(target, report);
        if (keep) {
            Files.move(file, target);
        } else {
            Files.delete(file);
        }
    }

    /** A name that no file has; a report without a file is one of a process that ended before it moved the file. */
    private Path free(String name) {
        Path target = folder.resolve(name);
        int dot = name.indexOf('.', 1);
        String begin = dot < 0 ? name : name.substring(0, dot);
        String end = dot < 0 ? "" : name.substring(dot);
        for (int k = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); k++) {
            target = folder.resolve(begin + "-" + k + end);
        }
        return target;
    }

    /** With room for a number and the report's ending in the 255 bytes that most file systems have for a name. */
    private static String shortened(String name) {
        boolean isShort = name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME_BYTES;
        return isShort
                ? name
                : name.substring(0, name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.length() / 2)));
    }

    private static Path reportOf(Path file) {
        return file.resolveSibling(file.getFileName() + REPORT);
    }

    private static void write(Path file, String text) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (FileChannel out = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(part, reportOf(file), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Removes the files that were moved here before a time, with their reports. */
    void removeOld(Instant before) throws IOException {
        for (Path entry : entries()) {
            String name = String.valueOf(entry.getFileName());
            if (name.endsWith(REPORT)
                    && Files.getLastModifiedTime(entry).toInstant().isBefore(before)) {
                Files.deleteIfExists(entry.resolveSibling(name.substring(0, name.length() - REPORT.length())));
                Files.delete(entry);
            }
        }
    }

    /** Whether a file names a customer. */
    boolean names(IdSearch search) throws IOException {
        for (Path entry : entries()) {
            if (search.in(entry) == IdSearch.Result.FOUND) {
                return true;
            }
        }
        return false;
    }

    /**
     * Deletes the files and reports that name a customer, or that cannot be searched.
     *
     * @param note is added to the report of a file that is deleted
     */
    void erase(IdSearch search, String note) throws IOException {
        for (Path entry : entries()) {
            if (search.in(entry) != IdSearch.Result.ABSENT) {
                Path report = reportOf(entry);
                if (search.in(report) == IdSearch.Result.ABSENT && Files.exists(report)) {
                    write(entry, Files.readString(report) + note);
                }
                Files.deleteIfExists(entry);
            }
        }
    }

    private List<Path> entries() throws IOException {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }
}
