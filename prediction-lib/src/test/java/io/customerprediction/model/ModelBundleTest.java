package io.customerprediction.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerprediction.forest.CompiledForest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBundleTest {
    private static final ModelBundle MADE = MadeUpModel.bundle(true);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void save() throws IOException {
        folder = temporary.resolve("model");
        MADE.write(folder);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsSavedIsLoadedWithAmountsAndWithout(boolean amounts) throws IOException {
        ModelBundle made = MadeUpModel.bundle(amounts);
        ModelBundle loaded = ModelBundle.load(made.save(temporary.resolve("registry")));

        assertThat(loaded.id()).isEqualTo(made.id()).matches(MadeUpModel.AS_OF + "-[0-9a-f]{8}");
        assertThat(loaded.model().season()).isEqualTo(made.model().season());
        assertThat(loaded.model().segments()).isEqualTo(made.model().segments());
        assertThat(loaded.model().history().bgNbd())
                .isEqualTo(made.model().history().bgNbd());
        assertThat(loaded.highest()).isEqualTo(made.highest());
        assertThat(loaded.documents()).isEqualTo(made.documents());
        assertThat(loaded.documents().summary().grade()).isEqualTo("B");
        assertThatCode(() -> loaded.probes().check(made.model())).doesNotThrowAnyException();
    }

    @Test
    void equalModelsHaveEqualIdsAndBytes() throws IOException {
        Path again = temporary.resolve("again");
        MadeUpModel.bundle(true).write(again);

        assertThat(MadeUpModel.bundle(true).id()).isEqualTo(MADE.id());
        assertThat(MadeUpModel.bundle(false).id()).isNotEqualTo(MADE.id());
        for (String name : BundleFiles.open(folder).names()) {
            assertThat(again.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
        }
    }

    @Test
    void aBundleOfAReleaseThatSaidNothingOfLaterPurchasesIsReadAsItWas() throws IOException {
        ModelBundle before = MadeUpModel.bundleWithoutWorth();
        Path old = temporary.resolve("old");
        before.write(old);

        ModelBundle read = ModelBundle.load(old);
        assertThat(Files.readString(old.resolve("model.json"))).doesNotContain("worth");
        assertThat(Files.readString(old.resolve("probes.json"))).doesNotContain("orders");
        assertThat(read.id()).isEqualTo(before.id());
        assertThat(read.model().history().worth()).isNull();
        assertThat(read.model().rfm().worth()).isNull();
    }

    @Test
    void theRhythmOfTheCustomersIsKept() throws IOException {
        ForecastModel model = MadeUpModel.withRhythm(MADE.model());
        List<double[]> rows =
                MADE.probes().history().stream().map(Probes.Probe::row).toList();
        List<double[]> four =
                MADE.probes().rfm().stream().map(Probes.Probe::row).toList();
        Path own = temporary.resolve("rhythm");
        ModelBundle.of(model, MADE.highest(), Probes.of(model, rows, four), MADE.documents())
                .write(own);

        ForecastModel read = ModelBundle.load(own).model();
        assertThat(read.curveOfHistory(rows.get(0), read.asOf()))
                .isEqualTo(model.curveOfHistory(rows.get(0), model.asOf()))
                .isNotEqualTo(MADE.model().curveOfHistory(rows.get(0), model.asOf()));
        assertThat(read.curveOfRfm(four.get(0), read.asOf()))
                .isEqualTo(MADE.model().curveOfRfm(four.get(0), read.asOf()));
    }

    @Test
    void aModelThatAnswersWorthOtherwiseIsRejected() throws IOException {
        rewrite("model.json", json -> ((ObjectNode) json.path("history").path("worth")).put("level", 1.2));

        assertRefused(folder, "answers history probe 0 with a difference of");
    }

    @Test
    void leavesThatCarryOtherNumbersThanTheModelNeedsAreRefused() throws IOException {
        rewrite("model.json", json -> ((ObjectNode) json.path("rfm")).remove("worth"));

        assertRefused(folder, "the leaves carry 15 numbers and the base 5 for 5 times");
    }

    @Test
    void aPlaceWithoutABundleIsNamedWithWhatToDo() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "text");

        assertRefused(temporary.resolve("nowhere"), "there is none", "Train one");
        assertRefused(temporary, "there is none", "Train one");
        assertRefused(file, "it is a file", "name the folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"model.json", "history.forest", "rfm.forest", "probes.json", "card.json", "evaluation.json"})
    void aChangedByteInAnyFileIsFound(String name) throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve(name));
        content[content.length / 2] ^= 1;
        Files.write(folder.resolve(name), content);

        assertRefused(folder, name + " was changed", "Copy the whole folder again");
    }

    @Test
    void theForestOfAnotherModelIsRejected() throws IOException {
        CompiledForest forest = MADE.model().rfm().forest();
        float[] flat = new float[forest.leafCount() * forest.columnCount()];
        byte[] other = forest.withCurves(forest.columnCount(), flat).toBytes();
        assertThat(other).hasSameSizeAs(Files.readAllBytes(folder.resolve("rfm.forest")));
        Files.write(folder.resolve("rfm.forest"), other);

        assertRefused(folder, "rfm.forest was changed", "Copy the whole folder again");
    }

    @Test
    void aSchemaOfANewerVersionIsRejected() throws IOException {
        rewrite(ModelFile.NAME, json -> json.put("schema_version", 3));

        assertRefused(folder, "model.json is not readable: schema version 3, this program reads 2");
    }

    @Test
    void aModelOfOtherFeaturesIsRefused() throws IOException {
        rewrite(
                ModelFile.NAME,
                json -> ((ObjectNode) json.path("rfm"))
                        .putArray("features")
                        .add("recency")
                        .add("shoe size"));

        assertRefused(
                folder,
                "it was trained on the features recency, shoe size, this program makes recency, frequency, cluster, monetary");
    }

    @Test
    void aFieldThatIsMissingOrWrongIsNamed() throws IOException {
        rewrite(ModelFile.NAME, json -> json.remove("season"));
        assertRefused(folder, "model.json is not readable: season is missing");

        restore();
        rewrite(ModelFile.NAME, json -> json.put("as_of", "yesterday"));
        assertRefused(folder, "model.json is not readable: as_of is no date: \"yesterday\"");

        restore();
        rewrite(ModelFile.NAME, json -> ((ObjectNode) json.path("history").path("pool")).put("forest", -3));
        assertRefused(folder, "forest -3.0");
    }

    @Test
    void forestsThatDoNotBelongToTheModelAreRefused() throws IOException {
        Map<String, byte[]> files = files();
        files.put("rfm.forest", files.get("history.forest"));
        replace(files);

        assertRefused(folder, "the forest takes 27 features, not 4");
    }

    @Test
    void aModelWhosePredictionsDifferFromWhenItWasSavedIsRejected() throws IOException {
        rewrite("probes.json", json -> ((ObjectNode) json.path("rfm").path(0)).put("expected_days", 300.0));

        assertRefused(folder, "answers rfm probe 0 with a difference of", "Train again");

        restore();
        rewrite(
                "probes.json",
                json -> ((ObjectNode) json.path("history").path(0))
                        .putArray("row")
                        .add(1));
        assertRefused(folder, "a row has 1 values, not 27");
    }

    private void rewrite(String name, Consumer<ObjectNode> change) throws IOException {
        Map<String, byte[]> files = files();
        ObjectNode json = (ObjectNode) JSON.readTree(files.get(name));
        change.accept(json);
        files.put(name, json.toString().getBytes(UTF_8));
        replace(files);
    }

    private void restore() throws IOException {
        DurableFiles.delete(folder);
        MADE.write(folder);
    }

    private void replace(Map<String, byte[]> files) throws IOException {
        DurableFiles.delete(folder);
        BundleFiles.write(folder, files);
    }

    private Map<String, byte[]> files() throws IOException {
        BundleFiles bundle = BundleFiles.open(folder);
        Map<String, byte[]> files = new HashMap<>();
        for (String name : bundle.names()) {
            files.put(name, bundle.read(name));
        }
        return files;
    }

    private static void assertRefused(Path folder, String... words) {
        assertThatThrownBy(() -> ModelBundle.load(folder))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContainingAll(words);
    }
}
