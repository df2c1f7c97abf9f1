package io.customerprediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerprediction.segments.Position;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry whose writer crashes, is killed or runs out of disk: there is one complete champion at any moment. */
class RegistryCrashTest {
    private static final ModelBundle OLD = version(0);
    private static final ModelBundle NEW = version(1);

    @TempDir
    Path folder;

    @Test
    void aCrashAtAnyChangeOfTheDiskLeavesTheOldChampionOrTheNewOne() throws IOException {
        int steps = stepsOfASave();
        assertThat(steps).isGreaterThan(20);
        for (int crash = 0; crash < steps; crash++) {
            int step = crash;
            Path registry = folder.resolve("crash-" + crash);
            OLD.save(registry);
            assertThatThrownBy(() -> NEW.save(crashing(registry, step))).isInstanceOf(Crash.class);

            assertThat(ModelBundle.load(registry).id())
                    .as("after step %d", crash)
                    .isIn(OLD.id(), NEW.id());

            NEW.save(registry);
            assertThat(ModelBundle.load(registry).id()).isEqualTo(NEW.id());
            assertThat(names(registry)).containsExactlyInAnyOrder(".lock", OLD.id(), NEW.id(), "CHAMPION", "PREVIOUS");
        }
    }

    @Test
    void aDiskThatFailsAtAnyChangeIsReportedAndLeavesNothingHalfWritten() throws IOException {
        int steps = stepsOfASave();
        for (int full = 0; full < steps; full++) {
            Path registry = folder.resolve("full-" + full);
            OLD.save(registry);
            int at = full;
            FaultyDisk disk = new FaultyDisk((number, change) -> {
                if (number == at) {
                    throw new FileSystemException(change, null, "No space left on device");
                }
            });
            assertThatThrownBy(() -> NEW.save(disk.at(registry)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left on device");

            assertThat(ModelBundle.load(registry).id()).isIn(OLD.id(), NEW.id());
            assertThat(names(registry)).allMatch(name -> !name.startsWith(".incomplete"));
        }
    }

    @Test
    void contentIsForcedToDiskBeforeItGetsItsNameAndTheVersionBeforeItIsTheChampion() throws IOException {
        OLD.save(folder);
        FaultyDisk disk = new FaultyDisk((number, change) -> {});
        NEW.save(disk.at(folder));

        List<String> changes = disk.changes();
        int named = changes.indexOf("rename to " + NEW.id());
        for (String file : BundleFiles.open(folder.resolve(NEW.id())).names()) {
            assertThat(changes.indexOf("force " + file)).isBetween(changes.lastIndexOf("write " + file), named);
        }
        assertThat(changes.subList(named - 1, changes.size()))
                .containsExactly(
                        "force .incomplete-*",
                        "rename to " + NEW.id(),
                        "force " + folder.getFileName(),
                        "create .incomplete-*",
                        "write .incomplete-*",
                        "force .incomplete-*",
                        "rename to PREVIOUS",
                        "force " + folder.getFileName(),
                        "create .incomplete-*",
                        "write .incomplete-*",
                        "force .incomplete-*",
                        "rename to CHAMPION",
                        "force " + folder.getFileName());
    }

    @Test
    void aCrashWhileVersionsAreDeletedOrAChallengerIsNamedLeavesWholeVersionsAndOneChampion() throws IOException {
        int crashes = 0;
        for (boolean crashed = true; crashed; crashes++) {
            int step = crashes;
            Path registry = folder.resolve("keep-" + step);
            for (int number = 2; number < 5; number++) {
                version(number).save(registry);
            }
            OLD.save(registry);
            new ModelRegistry(registry).add(NEW);
            try {
                ModelRegistry failing = new ModelRegistry(crashing(registry, step));
                failing.challenge(NEW.id());
                failing.keep(3);
                crashed = false;
            } catch (Crash e) {
                crashed = true;
            }

            ModelRegistry after = new ModelRegistry(registry);
            assertThat(ModelBundle.load(registry).id()).isEqualTo(OLD.id());
            assertThat(after.previousId()).hasValue(version(4).id());
            for (String id : after.versions()) {
                assertThat(ModelBundle.read(registry.resolve(id)).id()).isEqualTo(id);
            }
            after.challenge(NEW.id());
            after.keep(3);
            assertThat(names(registry))
                    .as("after step %d", step)
                    .containsExactlyInAnyOrder(
                            ".lock",
                            "CHAMPION",
                            "PREVIOUS",
                            "CHALLENGER",
                            OLD.id(),
                            NEW.id(),
                            version(4).id());
        }
        assertThat(crashes).isGreaterThan(10);
    }

    @Test
    void aWriterThatIsKilledLeavesTheLastChampionOrTheNext() throws IOException, InterruptedException {
        killWriters(5);
    }

    @Test
    @Tag("slow")
    void fiftyKilledWritersLeaveTheLastChampionOrTheNext() throws IOException, InterruptedException {
        killWriters(50);
    }

    private void killWriters(int kills) throws IOException, InterruptedException {
        Random random = new Random(kills);
        OLD.save(folder);
        String champion = OLD.id();
        for (int kill = 1; kill <= kills; kill++) {
            List<String> said = killedWriter(kill * 1000, random.nextInt(60_000));
            String begun = said.get(said.size() - 1);
            String saved = said.size() == 1 ? champion : said.get(said.size() - 2);

            champion = ModelBundle.load(folder).id();
            assertThat(champion).as("after kill %d", kill).isIn(saved, begun);
        }
        NEW.save(folder);
        assertThat(names(folder)).noneMatch(name -> name.startsWith(".incomplete"));
    }

    /** @return the ids of the versions that the writer began to save; all but the last were saved */
    private List<String> killedWriter(int first, int micros) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        String.valueOf(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = writer.inputReader()) {
            List<String> said = new ArrayList<>(List.of(out.readLine()));
            writer.waitFor(micros, TimeUnit.MICROSECONDS);
            writer.toHandle().destroyForcibly(); // unlike the process itself, keeps its output
            writer.waitFor();
            out.lines().forEach(said::add);
            return said;
        }
    }

    /** Saves one version after the other until it is killed. */
    static final class Writer {
        private static final int MOST = 1000;

        private Writer() {}

        public static void main(String... arguments) throws IOException {
            int first = Integer.parseInt(arguments[1]);
            for (int number = first; number < first + MOST; number++) {
                ModelBundle version = version(number);
                System.out.println(version.id());
                version.save(Path.of(arguments[0]));
            }
        }
    }

    /** A crash: nothing that the program would do after it has any effect. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static Path crashing(Path registry, int step) {
        return new FaultyDisk((number, change) -> {
                    if (number >= step) {
                        throw new Crash();
                    }
                })
                .at(registry);
    }

    /** Models that differ, so that their ids do. */
    private static ModelBundle version(int number) {
        ModelBundle made = MadeUpModel.bundle(true);
        return ModelBundle.of(made.model(), new Position(400 + number, 80, 9000), made.probes(), made.documents());
    }

    private static int stepsOfASave() throws IOException {
        Path registry = Files.createTempDirectory("registry");
        OLD.save(registry);
        FaultyDisk disk = new FaultyDisk((number, change) -> {});
        NEW.save(disk.at(registry));
        DurableFiles.delete(registry);
        return disk.changes().size();
    }

    private static List<String> names(Path registry) throws IOException {
        try (Stream<Path> entries = Files.list(registry)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
