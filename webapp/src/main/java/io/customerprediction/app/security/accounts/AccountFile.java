package io.customerprediction.app.security.accounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The file of users and keys, {@code accounts.json} in its folder. Any number of processes may read and change it at the
 * same time; a reader sees either the old or the new content. A file that is damaged, unreadable or was removed is an
 * error and never "no users". Thread-safe.
 */
public final class AccountFile {
    private static final String NAME = "accounts.json";
    private static final String LINK = "first-link";
    private static final long LONGEST = 16L << 20;

    private final PrivateFolder folder;
    private final CommandNotes notes;

    /** @param folder made with the first user or key */
    public AccountFile(Path folder) {
        this.folder = new PrivateFolder(folder);
        this.notes = new CommandNotes(this.folder);
    }

    /** Changes with every replacement of the file. */
    record Version(@Nullable Object inode, FileTime modified, long bytes) {}

    /** What the file is now; null if there is none. */
    @Nullable
    Version version() throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(path(), BasicFileAttributes.class);
            return new Version(file.fileKey(), file.lastModifiedTime(), file.size());
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    Path path() {
        return folder.resolve(NAME);
    }

    PrivateFolder folder() {
        return folder;
    }

    /**
     * All users and keys; none if nothing was ever written here.
     *
     * @throws IOException if the file cannot be read, is damaged or was removed; the message names it and says what to do
     */
    public Register read() throws IOException {
        try {
            return content();
        } catch (NoSuchFileException e) {
            if (folder.wasChanged()) {
                throw new IOException(path() + " was removed: restore it, or add a user with the command user add", e);
            }
            return Register.EMPTY;
        }
    }

    private Register content() throws IOException {
        try {
            if (Files.size(path()) > LONGEST) {
                throw new IOException("it is longer than " + LONGEST + " bytes");
            }
            return RegisterJson.read(Files.readAllBytes(path()));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "users and keys cannot be read from " + path() + " (" + e.getMessage()
                            + "): make it readable or restore it from a backup",
                    e);
        }
    }

    /**
     * Changes users or keys, on disk when this returns.
     *
     * @param change made from the newest content, while no other process changes it; what it throws leaves the file as it is
     * @return the new content
     * @throws IOException if the file is damaged or cannot be written
     */
    public Register change(UnaryOperator<Register> change) throws IOException {
        return folder.whileLocked(() -> {
            Register changed = change.apply(contentOrEmpty());
            folder.replace(NAME, RegisterJson.write(changed));
            return changed;
        });
    }

    /**
     * Changes users or keys as {@link #change(UnaryOperator)} does, for a command; a server notes it in its audit.
     *
     * @param note what is changed, by whom
     */
    public Register change(CommandNote note, UnaryOperator<Register> change) throws IOException {
        return folder.whileLocked(() -> {
            Register changed = change.apply(contentOrEmpty());
            notes.add(note);
            folder.replace(NAME, RegisterJson.write(changed));
            return changed;
        });
    }

    /** Hands over what commands have changed since the last time, and keeps what is not taken. */
    void drainNotes(Predicate<CommandNote> taken) throws IOException {
        notes.drain(taken);
    }

    /**
     * Writes the link by which the first administrator may be made to a file that only the folder's owner may read.
     *
     * @param link with the code of an invitation that is in the register
     * @return the file
     */
    public Path writeLink(String link) throws IOException {
        folder.whileLocked(() -> {
            folder.replace(LINK, (link + "\n").getBytes(StandardCharsets.UTF_8));
            return link;
        });
        return folder.resolve(LINK);
    }

    /** Deletes the link, which has been used or replaced. */
    public void deleteLink() throws IOException {
        Files.deleteIfExists(folder.resolve(LINK));
    }

    private Register contentOrEmpty() throws IOException {
        try {
            return content();
        } catch (NoSuchFileException e) {
            return Register.EMPTY;
        }
    }
}
