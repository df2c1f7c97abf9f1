package io.customerprediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRegistryTest {
    private static final ModelBundle FIRST = MadeUpModel.bundle(true);
    private static final ModelBundle SECOND = MadeUpModel.bundle(false);

    @TempDir
    Path temporary;

    private Path folder;
    private ModelRegistry registry;

    @BeforeEach
    void open() {
        folder = temporary.resolve("shop/models");
        registry = new ModelRegistry(folder);
    }

    @Test
    void aSavedModelIsAFolderNamedByItsIdAndTheChampion() throws IOException {
        assertThat(registry.isEmpty()).isTrue();
        Path version = FIRST.save(folder);

        assertThat(version).isEqualTo(folder.resolve(FIRST.id())).isDirectory();
        assertThat(folder.resolve("CHAMPION")).hasContent(FIRST.id() + "\n");
        assertThat(registry.championId()).hasValue(FIRST.id());
        assertThat(registry.isEmpty()).isFalse();
        assertThat(ModelBundle.load(folder).id()).isEqualTo(FIRST.id());
        assertThat(ModelBundle.load(version).id()).as("a version by itself").isEqualTo(FIRST.id());
    }

    @Test
    void theNextModelBecomesTheChampionAndThePreviousOneStays() throws IOException {
        Path first = FIRST.save(folder);
        SECOND.save(folder);

        assertThat(registry.versions()).containsExactlyInAnyOrder(FIRST.id(), SECOND.id());
        assertThat(ModelBundle.load(folder).id()).isEqualTo(SECOND.id());
        assertThat(ModelBundle.load(first).id()).isEqualTo(FIRST.id());

        registry.promote(FIRST.id());
        assertThat(ModelBundle.load(folder).id()).isEqualTo(FIRST.id());
    }

    @Test
    void anAddedVersionIsNotActiveUntilItIsPromoted() throws IOException {
        FIRST.save(folder);
        registry.add(SECOND);
        assertThat(ModelBundle.load(folder).id()).isEqualTo(FIRST.id());
    }

    @Test
    void theSameModelSavedAgainChangesNothing() throws IOException {
        Path version = FIRST.save(folder);
        FileTime past = FileTime.from(Instant.EPOCH);
        for (Path file : DurableFiles.entries(version)) {
            Files.setLastModifiedTime(file, past);
        }
        Files.setLastModifiedTime(folder.resolve("CHAMPION"), past);

        FIRST.save(folder);

        for (Path file : DurableFiles.entries(version)) {
            assertThat(Files.getLastModifiedTime(file)).as(file.toString()).isEqualTo(past);
        }
        assertThat(Files.getLastModifiedTime(folder.resolve("CHAMPION"))).isEqualTo(past);
    }

    @Test
    void aDamagedVersionIsReplacedWhenItsModelIsSavedAgain() throws IOException {
        Path version = FIRST.save(folder);
        Files.writeString(version.resolve("model.json"), "{");
        assertThatThrownBy(() -> ModelBundle.load(folder)).isInstanceOf(InvalidBundleException.class);

        FIRST.save(folder);

        assertThat(ModelBundle.load(folder).id()).isEqualTo(FIRST.id());
    }

    @Test
    void aBundleInTheFolderItselfIsActiveUntilThereIsAChampionAndStays() throws IOException {
        Files.createDirectories(folder.getParent());
        FIRST.write(folder);
        assertThat(registry.isEmpty()).isFalse();
        registry.add(SECOND);
        assertThat(ModelBundle.load(folder).id()).isEqualTo(FIRST.id());

        SECOND.save(folder);
        assertThat(ModelBundle.load(folder).id()).isEqualTo(SECOND.id());

        Files.delete(folder.resolve("CHAMPION"));
        assertThat(ModelBundle.load(folder).id()).isEqualTo(FIRST.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../2021-06-30-00000000",
                "/etc",
                "2021-06-30-00000000/..",
                "2021-06-30-00000000\n2021-06-30-00000001\n",
                "2021-06-30-00000000\n\n",
                " 2021-06-30-00000000",
                "2021-06-30-0000000G",
                "2021-06-30-00000000\0",
                "\uFEFF2021-06-30-00000000\n",
                "\u202Eabc",
                ".",
                "CHAMPION"
            })
    void aChampionThatIsNoIdIsRejectedInOneLineAndNothingElseIsServed(String content) throws IOException {
        Files.createDirectories(folder.getParent());
        FIRST.write(folder);
        registry.add(SECOND);
        Files.writeString(folder.resolve("CHAMPION"), content);

        assertRefused("CHAMPION must hold one model id", "Write the id of a version into it, or train again.");
    }

    @Test
    void anEmptyChampionAFolderAndALinkToNowhereAreRefused() throws IOException {
        FIRST.save(folder);
        Path champion = folder.resolve("CHAMPION");

        Files.writeString(champion, "\n");
        assertRefused("CHAMPION is empty", "train again");
        Files.write(champion, new byte[0]);
        assertRefused("CHAMPION is empty");
        Files.delete(champion);
        Files.createSymbolicLink(champion, folder.resolve("nowhere"));
        assertRefused("CHAMPION is a link to a file that does not exist");
        Files.delete(champion);
        Files.createDirectory(champion);
        assertRefused("CHAMPION is a folder");
    }

    @Test
    void aMissingChampionIsNamedWithTheExistingVersions() throws IOException {
        FIRST.save(folder);
        Files.writeString(folder.resolve("CHAMPION"), "2020-01-01-0badc0de\r\n");

        assertRefused(
                "there is no version 2020-01-01-0badc0de, only " + FIRST.id(),
                "Copy its folder here, write another id into CHAMPION, or train again.");
    }

    @Test
    void aChampionOfAnotherNameOrWithADamagedFileIsRefused() throws IOException {
        Path version = FIRST.save(folder);
        Path other = folder.resolve("2020-01-01-0badc0de");
        Files.move(version, other);
        Files.writeString(folder.resolve("CHAMPION"), other.getFileName().toString());
        assertRefused("it holds the model " + FIRST.id() + ", not 2020-01-01-0badc0de", "Copy the whole folder again");

        Files.writeString(other.resolve("card.json"), "{}");
        assertRefused("card.json has 2 bytes, not");
        Files.delete(other.resolve("bundle.json"));
        assertRefused(other + ": there is none");
    }

    @Test
    void versionsWithoutAChampionAreNamedAndNoneIsChosen() throws IOException {
        FIRST.save(folder);
        Files.delete(folder.resolve("CHAMPION"));

        assertThat(registry.isEmpty()).isFalse();
        assertRefused("no file CHAMPION says which of its versions answers: " + FIRST.id(), "Write one of these ids");
    }

    @Test
    void onlyAValidVersionIsPromoted() throws IOException {
        FIRST.save(folder);
        Path second = registry.add(SECOND);
        Files.delete(second.resolve("rfm.forest"));

        for (String id : new String[] {SECOND.id(), "2020-01-01-0badc0de", "../x", "\n", ""}) {
            assertThatThrownBy(() -> registry.promote(id)).isInstanceOf(InvalidBundleException.class);
        }
        assertThat(ModelBundle.load(folder).id()).isEqualTo(FIRST.id());
    }

    @Test
    void theChampionBeforeIsRemembered() throws IOException {
        FIRST.save(folder);
        assertThat(registry.previousId()).isEmpty();
        SECOND.save(folder);
        assertThat(registry.previousId()).hasValue(FIRST.id());
        registry.promote(FIRST.id());
        assertThat(registry.championId()).hasValue(FIRST.id());
        assertThat(registry.previousId()).hasValue(SECOND.id());
        registry.promote(FIRST.id());
        assertThat(registry.previousId()).hasValue(SECOND.id());
    }

    @Test
    void aChallengerAnswersNothingUntilItIsPromoted() throws IOException {
        FIRST.save(folder);
        registry.add(SECOND);
        registry.challenge(SECOND.id());
        assertThat(registry.challengerId()).hasValue(SECOND.id());
        assertThat(ModelBundle.load(folder).id()).isEqualTo(FIRST.id());

        registry.promote(SECOND.id());
        assertThat(registry.challengerId()).isEmpty();
        assertThat(ModelBundle.load(folder).id()).isEqualTo(SECOND.id());
        assertThatThrownBy(() -> registry.challenge("2020-01-01-0badc0de")).isInstanceOf(InvalidBundleException.class);
    }

    @Test
    void theChampionTheOneBeforeAndTheChallengerAreNeverDeleted() throws IOException {
        FIRST.save(folder);
        SECOND.save(folder);
        assertThat(registry.keep(1)).isEmpty();
        assertThat(registry.versions()).containsExactlyInAnyOrder(FIRST.id(), SECOND.id());
    }

    @Test
    void theFactsOfAVersionAreReadFromItsFiles() throws IOException {
        FIRST.save(folder);
        VersionFacts facts = registry.facts(FIRST.id());
        assertThat(facts.asOf()).isEqualTo(FIRST.model().asOf());
        assertThat(facts.horizonDays()).isEqualTo(FIRST.model().horizon());
        assertThat(facts.tested()).isEqualTo(FIRST.documents().summary());
        assertThatThrownBy(() -> registry.facts("../x")).isInstanceOf(InvalidBundleException.class);
    }

    @Test
    void theRemainsOfACrashAreIgnoredAndDeletedByTheNextSave() throws IOException {
        FIRST.save(folder);
        Path remains = folder.resolve(".incomplete-7/nested");
        Files.createDirectories(remains);
        Files.writeString(folder.resolve(".incomplete-8"), "2020");
        assertThat(registry.versions()).containsExactly(FIRST.id());

        SECOND.save(folder);
        assertThat(folder).isDirectoryNotContaining("glob:**/.incomplete*");
    }

    @Test
    void writersWaitForEachOther() throws IOException {
        CompletableFuture<?>[] writers = new CompletableFuture<?>[8];
        for (int i = 0; i < writers.length; i++) {
            ModelBundle bundle = i % 2 == 0 ? FIRST : SECOND;
            writers[i] = CompletableFuture.runAsync(() -> {
                try {
                    bundle.save(folder);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
        CompletableFuture.allOf(writers).join();

        assertThat(registry.versions()).containsExactlyInAnyOrder(FIRST.id(), SECOND.id());
        assertThat(ModelBundle.load(folder).id()).isIn(FIRST.id(), SECOND.id());
    }

    @Test
    void aFolderWithOtherContentOrAFileIsRefusedAndUntouched() throws IOException {
        Path home = Files.createDirectory(temporary.resolve("home"));
        Path letter = Files.writeString(home.resolve("letter.txt"), "dear");

        assertThatThrownBy(() -> FIRST.save(home))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("something else than models, such as letter.txt; name an empty or a new folder");
        assertThatThrownBy(() -> FIRST.save(letter)).hasMessageContaining("is a file");
        assertThatThrownBy(() -> FIRST.save(letter.resolve("below"))).hasMessageContaining("is a file");
        assertThat(home).isDirectoryContaining("glob:**/letter.txt");
        assertThat(DurableFiles.entries(home)).hasSize(1);
    }

    @Test
    void otherFilesBesideTheVersionsAreIgnored() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(".gitkeep"), "");
        FIRST.save(folder);
        Files.writeString(folder.resolve("README.txt"), "ours");
        SECOND.save(folder);
        assertThat(folder.resolve("README.txt")).hasContent("ours");
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> ModelBundle.load(folder))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContainingAll(words)
                .message()
                .matches("[ -~]+");
    }
}
