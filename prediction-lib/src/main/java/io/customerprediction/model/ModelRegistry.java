package io.customerprediction.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of model versions, one of which answers:
 *
 * <pre>
 * DIR/2026-11-01-1a2b3c4d/   a model bundle, named by its id; never changed once it is there
 * DIR/2026-11-28-5e6f7a8b/   another
 * DIR/CHAMPION               the id of the active version, and a line feed
 * DIR/PREVIOUS               the id of the version that was active before it, if there was one
 * DIR/CHALLENGER             the id of a version that is to be compared with the active one, if there is one
 * </pre>
 *
 * <p>While there is no {@code CHAMPION}, a bundle whose files are in {@code DIR} itself answers.
 *
 * <p>Writing is safe against a crash at any moment: a version is written under a name that begins with
 * {@code .incomplete-}, verified, forced to disk and renamed, and {@code CHAMPION} is replaced by one rename. What a crash
 * leaves behind is never read, and deleted by the next {@link #add}. Versions are deleted only by {@link #keep}.
 *
 * <p>Immutable and thread-safe; writers in other threads and processes wait for each other.
 */
public final class ModelRegistry {
    private final Path folder;
    private final PointerFile champion;
    private final PointerFile previous;
    private final PointerFile challenger;

    /** The registry in a folder, which need not exist yet. */
    public ModelRegistry(Path folder) {
        this.folder = folder;
        this.champion = new PointerFile(folder, PointerFile.CHAMPION);
        this.previous = new PointerFile(folder, PointerFile.PREVIOUS);
        this.challenger = new PointerFile(folder, PointerFile.CHALLENGER);
    }

    /**
     * The id that {@code CHAMPION} names; empty if there is no such file.
     *
     * @throws InvalidBundleException if the file holds anything but one id
     */
    public Optional<String> championId() throws IOException {
        return champion.read();
    }

    /** The id of the version that is to be compared with the champion; empty if there is none, or its file cannot be used. */
    public Optional<String> challengerId() throws IOException {
        return challenger.usable().filter(this::isVersion);
    }

    /** The id of the champion before this one; empty if there was none, or it is not kept any more. */
    public Optional<String> previousId() throws IOException {
        return previous.usable().filter(this::isVersion);
    }

    private boolean isVersion(String id) {
        return Files.isRegularFile(folder.resolve(id).resolve(Manifest.NAME));
    }

    /** The ids of all complete versions in their alphabetical order, which is that of their as-of dates. */
    public List<String> versions() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return DurableFiles.entries(folder).stream()
                .filter(version -> Files.isRegularFile(version.resolve(Manifest.NAME)))
                .map(version -> version.getFileName().toString())
                .filter(PointerFile::isId)
                .toList();
    }

    /** Whether there is no model at all: no {@code CHAMPION}, no version and no bundle in the folder itself. */
    public boolean isEmpty() throws IOException {
        return !champion.exists() && !hasFlatBundle() && versions().isEmpty();
    }

    /**
     * Loads the model that answers, after verifying it: the version that {@code CHAMPION} names or, without that file, the
     * bundle in the folder itself. Nothing else is loaded in the place of a champion that cannot be used.
     *
     * @throws InvalidBundleException if there is none or it cannot be used; the message says what to do
     */
    public ModelBundle load() throws IOException {
        Optional<String> named = champion.read();
        if (named.isPresent()) {
            return champion(named.get());
        }
        List<String> versions = versions();
        if (!versions.isEmpty() && !hasFlatBundle()) {
            throw InvalidBundleException.noChampion(folder, versions);
        }
        return ModelBundle.read(folder);
    }

    private ModelBundle champion(String id) throws IOException {
        Path version = folder.resolve(id);
        if (!Files.isDirectory(version)) {
            throw InvalidBundleException.championMissing(folder, id, versions());
        }
        ModelBundle bundle = ModelBundle.read(version);
        if (!bundle.id().equals(id)) {
            throw InvalidBundleException.damaged(version, "it holds the model " + bundle.id() + ", not " + id);
        }
        return bundle;
    }

    /**
     * Checks, before the work of a training run, that a version could be written here. Creates nothing.
     *
     * @throws IOException if the name is that of a file, of a folder with other content, or cannot be written to
     */
    public void checkWritable() throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        checkContent(target);
        Path existing = target;
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw new NotDirectoryException(existing + " is a file; name a folder for the models");
        }
        if (!Files.isWritable(existing)) {
            throw new IOException("models cannot be written to " + target + ": this user has no right to write to "
                    + existing + "; grant it or name another folder");
        }
    }

    /** A folder with other content is a mistake of the caller, most likely. */
    private void checkContent(Path target) throws IOException {
        if (!Files.isDirectory(target) || !isEmpty()) {
            return;
        }
        for (Path entry : DurableFiles.entries(target)) {
            String name = entry.getFileName().toString();
            if (!name.startsWith(".") && !name.equals("lost+found")) {
                throw new IOException(target + " holds something else than models, such as " + name
                        + "; name an empty or a new folder");
            }
        }
    }

    /**
     * Adds a version without making it the champion. A complete version with the same id stays as it is; a damaged one is
     * replaced.
     *
     * @return the folder of the version
     * @throws IOException if the disk fails or is full, or the folder holds something else; the champion is then unchanged
     */
    public Path add(ModelBundle bundle) throws IOException {
        checkWritable();
        DurableFiles.createFolder(folder.toAbsolutePath().normalize());
        try (RegistryWrite write = RegistryWrite.begin(folder)) {
            Path version = folder.resolve(bundle.id());
            if (!isComplete(version, bundle.id())) {
                Path incomplete = write.incomplete();
                bundle.write(incomplete);
                ModelBundle.read(incomplete);
                if (Files.exists(version, LinkOption.NOFOLLOW_LINKS)) {
                    DurableFiles.rename(version, write.incomplete());
                }
                DurableFiles.rename(incomplete, version);
            }
            return version;
        }
    }

    private static boolean isComplete(Path version, String id) throws IOException {
        try {
            return Files.exists(version) && ModelBundle.read(version).id().equals(id);
        } catch (InvalidBundleException e) {
            return false;
        }
    }

    /**
     * Makes a version the champion, by one atomic rename.
     *
     * @param id of a version of this registry
     * @throws InvalidBundleException if there is no such version or it cannot be used; the champion is then unchanged
     * @throws IOException if the disk fails or is full; the champion is then unchanged, or {@code id} if the failure is that
     *     of forcing the new name to disk
     */
    public void promote(String id) throws IOException {
        check(id);
        try (RegistryWrite write = RegistryWrite.begin(folder)) {
            checkStillThere(id);
            Optional<String> before = champion.usable();
            if (before.isPresent() && !before.get().equals(id)) {
                previous.write(before.get(), write);
            }
            champion.write(id, write);
            if (challenger.usable().equals(Optional.of(id))) {
                challenger.remove(write);
            }
        }
    }

    /**
     * Makes a version the challenger, in place of the one before.
     *
     * @param id of a version of this registry
     * @throws InvalidBundleException if there is no such version or it cannot be used
     * @throws IOException if the disk fails or is full
     */
    public void challenge(String id) throws IOException {
        check(id);
        try (RegistryWrite write = RegistryWrite.begin(folder)) {
            checkStillThere(id);
            challenger.write(id, write);
        }
    }

    /** Deletes the oldest versions until so many are left, but never the champion, the one before it or the challenger.
     *
     * @param most how many are kept, those that must stay included
     * @return the ids of those that were deleted
     * @throws IOException if the disk fails; what was deleted until then is gone, and the rest whole
     */
    public List<String> keep(int most) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (RegistryWrite write = RegistryWrite.begin(folder)) {
            List<String> oldestFirst = new ArrayList<>(versions());
            Map<String, FileTime> written = new HashMap<>();
            for (String id : oldestFirst) {
                written.put(id, Files.getLastModifiedTime(folder.resolve(id).resolve(Manifest.NAME)));
            }
            oldestFirst.sort(
                    Comparator.comparing((String id) -> written.get(id)).thenComparing(id -> id));
            Set<String> stay = new HashSet<>();
            champion.read().ifPresent(stay::add);
            previous.usable().ifPresent(stay::add);
            challenger.usable().ifPresent(stay::add);
            List<String> deleted = oldestFirst.stream()
                    .filter(id -> !stay.contains(id))
                    .limit(Math.max(0, oldestFirst.size() - most))
                    .toList();
            for (String id : deleted) {
                DurableFiles.rename(folder.resolve(id), write.incomplete());
            }
            return deleted;
        }
    }

    /**
     * The facts about a version, read without its forests and without the checks that {@link #load} makes.
     *
     * @throws InvalidBundleException if there is no such version or it cannot be read
     */
    public VersionFacts facts(String id) throws IOException {
        if (!PointerFile.isId(id)) {
            throw InvalidBundleException.championMissing(folder, PointerFile.printable(id), versions());
        }
        return VersionFacts.read(id, folder.resolve(id));
    }

    /** Checks that a version can be used. */
    private void check(String id) throws IOException {
        if (!PointerFile.isId(id)) {
            throw InvalidBundleException.championMissing(folder, PointerFile.printable(id), versions());
        }
        champion(id);
    }

    /** Another process may have deleted it while this one waited to write. */
    private void checkStillThere(String id) throws IOException {
        if (!isVersion(id)) {
            throw InvalidBundleException.championMissing(folder, id, versions());
        }
    }

    private boolean hasFlatBundle() {
        return Files.exists(folder.resolve(Manifest.NAME));
    }
}
