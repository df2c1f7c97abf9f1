package io.customerprediction.app.inbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files in the folder itself that are complete: regular, no links, not hidden, not named like one that is being written,
 * and unchanged for some seconds. For one thread.
 */
final class WaitingFiles {
    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** More are looked at when these are done. */
    private static final int MOST = 10_000;

    /** Hidden files, those of editors and transfers that are not complete, and our own reports. */
    private static final Pattern NO_FILE = Pattern.compile(
            "(?is)[.~].*|.*~|.*\\.(part|partial|filepart|tmp|temp|crdownload|download|opdownload|swp|lock|report\\.txt)");

    private final Path folder;
    private Map<Path, Seen> seen = Map.of();

    WaitingFiles(Path folder) {
        this.folder = folder;
    }

    /** By which a change shows; the key is another one if another file takes the name. */
    private record State(
            long size, FileTime changed, @Nullable Object key) {}

    private record Seen(State state, long since) {}

    /**
     * Looks at the folder and returns the complete files, the oldest first.
     *
     * @param now of a clock that only goes forward, in nanoseconds
     */
    List<Path> complete(long now) throws IOException {
        Map<Path, Seen> current = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, WaitingFiles::mayBeComplete)) {
            for (Path entry : entries) {
                @Nullable State state = state(entry);
                if (state != null) {
                    @Nullable Seen before = seen.get(entry);
                    boolean same = before != null && before.state.equals(state);
                    current.put(entry, same ? before : new Seen(state, now));
                }
                if (current.size() == MOST) {
                    break;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        seen = current;
        return current.entrySet().stream()
                .filter(file -> now - file.getValue().since >= SETTLED_NANOS)
                .sorted(Comparator.comparing((Map.Entry<Path, Seen> file) -> file.getValue().state.changed)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All of them, complete or not. Safe for other threads. */
    List<Path> all() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, entry -> state(entry) != null)) {
                entries.forEach(files::add);
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return files;
    }

    /** Whether a file is still what it was at the last look. */
    boolean isUnchanged(Path file) throws IOException {
        @Nullable Seen last = seen.get(file);
        return last != null && last.state.equals(state(file));
    }

    private static boolean mayBeComplete(Path entry) {
        return !NO_FILE.matcher(String.valueOf(entry.getFileName())).matches();
    }

    private static @Nullable State state(Path entry) throws IOException {
        try {
            BasicFileAttributes file =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return file.isRegularFile() ? new State(file.size(), file.lastModifiedTime(), file.fileKey()) : null;
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
