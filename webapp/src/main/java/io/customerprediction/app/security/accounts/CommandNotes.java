package io.customerprediction.app.security.accounts;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What commands have changed among users and keys, in {@code commands.json} until a server has noted it in its audit: a
 * command cannot, as the database may belong to the server that is running. Thread-safe.
 */
final class CommandNotes {
    private static final String NAME = "commands.json";
    private static final int MOST = 10_000;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Logger LOG = LoggerFactory.getLogger(CommandNotes.class);

    private final PrivateFolder folder;

    CommandNotes(PrivateFolder folder) {
        this.folder = folder;
    }

    /** Adds a note; the folder must be locked. */
    void add(CommandNote note) throws IOException {
        List<CommandNote> notes = new ArrayList<>(read());
        notes.add(note);
        write(notes.subList(Math.max(0, notes.size() - MOST), notes.size()));
    }

    /** Hands the notes over, the oldest first, and keeps what is not taken. */
    void drain(Predicate<CommandNote> taken) throws IOException {
        if (!Files.exists(folder.resolve(NAME))) {
            return;
        }
        folder.whileLocked(() -> {
            List<CommandNote> left = new ArrayList<>(read());
            while (!left.isEmpty() && taken.test(left.get(0))) {
                left.remove(0);
            }
            write(left);
            return left.size();
        });
    }

    private List<CommandNote> read() throws IOException {
        try {
            byte[] json = Files.readAllBytes(folder.resolve(NAME));
            return MAPPER.readValue(json, new TypeReference<List<Map<String, String>>>() {}).stream()
                    .map(note -> new CommandNote(
                            Instant.parse(note.getOrDefault("at", "")),
                            note.getOrDefault("account", ""),
                            note.getOrDefault("action", "")))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JacksonException | DateTimeException e) {
            LOG.error("{} is damaged; what it said of commands is lost: {}", folder.resolve(NAME), e.getMessage());
            return List.of();
        }
    }

    private void write(List<CommandNote> notes) throws IOException {
        if (notes.isEmpty()) {
            Files.deleteIfExists(folder.resolve(NAME));
            return;
        }
        folder.replace(
                NAME,
                MAPPER.writeValueAsBytes(notes.stream()
                        .map(note ->
                                Map.of("at", note.at().toString(), "account", note.account(), "action", note.action()))
                        .toList()));
    }
}
