package io.customerprediction.app.security.accounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Random bytes that only this server has, in a folder that only its owner may read. They are made when they are first asked
 * for, and never change. Thread-safe.
 */
public final class SecretFile {
    private static final String NAME = "key";
    private static final int BYTES = 32;

    private final PrivateFolder folder;
    private byte @Nullable [] bytes;

    /** @param folder of its own, which is created */
    public SecretFile(Path folder) {
        this.folder = new PrivateFolder(folder);
    }

    /**
     * The bytes.
     *
     * @throws IOException if they cannot be read or written, or are damaged
     */
    public synchronized byte[] get() throws IOException {
        byte[] known = bytes;
        if (known == null) {
            known = Files.exists(folder.resolve(NAME)) ? read() : folder.whileLocked(this::readOrMake);
            bytes = known;
        }
        return known.clone();
    }

    private byte[] readOrMake() throws IOException {
        if (!Files.exists(folder.resolve(NAME))) {
            byte[] made = new byte[BYTES];
            new SecureRandom().nextBytes(made);
            folder.replace(NAME, made);
        }
        return read();
    }

    private byte[] read() throws IOException {
        byte[] read = Files.readAllBytes(folder.resolve(NAME));
        if (read.length != BYTES) {
            throw new IOException(folder.resolve(NAME) + " has " + read.length + " bytes instead of " + BYTES
                    + ": restore it from a backup");
        }
        return read;
    }
}
