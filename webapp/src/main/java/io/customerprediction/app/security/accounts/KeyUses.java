package io.customerprediction.app.security.accounts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * When each key was last used, in a file of its own: servers write it once a minute, and it may be lost without harm.
 */
public final class KeyUses {
    /** How often it is written. */
    static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final String NAME = "key-uses.json";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final PrivateFolder folder;

    /** @param folder of the users and keys */
    public KeyUses(Path folder) {
        this.folder = new PrivateFolder(folder);
    }

    /** The last use by the key's id; keys that were never used are missing. */
    public Map<String, Instant> read() {
        Map<String, Instant> uses = new TreeMap<>();
        try {
            MAPPER.readValue(Files.readAllBytes(folder.resolve(NAME)), new TypeReference<Map<String, String>>() {})
                    .forEach((id, text) -> uses.put(id, Instant.parse(text)));
        } catch (IOException | DateTimeException e) {
            // Without it nothing is known of the last uses, which is what an empty answer says.
            uses.clear();
        }
        return uses;
    }

    /** Adds these uses to those that other servers have written. */
    void add(Map<String, Instant> uses) throws IOException {
        folder.whileLocked(() -> {
            Map<String, Instant> all = read();
            uses.forEach((id, use) -> all.merge(id, use, (a, b) -> a.isAfter(b) ? a : b));
            Map<String, String> texts = new TreeMap<>();
            all.forEach((id, use) -> texts.put(id, use.toString()));
            folder.replace(NAME, MAPPER.writeValueAsBytes(texts));
            return texts.size();
        });
    }
}
