package io.customerprediction.model;

import io.customerprediction.features.FeatureProfile;
import io.customerprediction.segments.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model with its documents, as kept in one folder:
 *
 * <pre>
 * bundle.json       length and checksums of each file
 * model.json        all of the model but its forests
 * history.forest    answers where the history is known
 * rfm.forest        answers from the four inputs
 * probes.json       rows with their answers, asked again at loading
 * card.json         the model card
 * evaluation.json   the whole report of the backtest
 * profile.json      how the customers of the training log were distributed; since release 1.0, may be missing
 * </pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param id names the model in answers and logs: its as-of date and eight hexadecimal digits of a digest of
 *     {@code model.json} and the forests, so that equal models have equal ids
 * @param model answers
 * @param highest recency, frequency and monetary that any customer of the training log had on the as-of date
 * @param probes rows with their answers
 * @param documents the model card and the report of the backtest
 */
public record ModelBundle(String id, ForecastModel model, Position highest, Probes probes, Documents documents) {
    private static final String HISTORY = "history.forest";
    private static final String RFM = "rfm.forest";
    private static final String PROBES = "probes.json";
    private static final String CARD = "card.json";
    private static final String EVALUATION = "evaluation.json";
    private static final int ID_DIGITS = 8;

    /** A bundle of a model that was just fitted. */
    public static ModelBundle of(ForecastModel model, Position highest, Probes probes, Documents documents) {
        Manifest files = Manifest.of(modelFiles(model, highest));
        return new ModelBundle(id(model, files), model, highest, probes, documents);
    }

    /**
     * Loads a bundle after verifying checksums, version and probe rows.
     *
     * @param folder of a bundle, or of a {@link ModelRegistry}, whose champion is loaded
     * @throws InvalidBundleException if there is no complete bundle that this program can answer with
     */
    public static ModelBundle load(Path folder) throws IOException {
        return new ModelRegistry(folder).load();
    }

    /** Loads the bundle whose files are in the folder itself. */
    static ModelBundle read(Path folder) throws IOException {
        BundleFiles files = BundleFiles.open(folder);
        ModelFile file = BundleJson.read(files, ModelFile.NAME, ModelFile::of);
        Probes probes = BundleJson.read(files, PROBES, Probes::of);
        ForecastModel model = assemble(file, probes, files);
        return new ModelBundle(
                id(model, files.manifest()),
                model,
                file.highest(),
                probes,
                new Documents(
                        BundleJson.text(files, CARD),
                        new String(files.read(EVALUATION), StandardCharsets.UTF_8),
                        profile(files)));
    }

    private static Optional<FeatureProfile> profile(BundleFiles files) throws IOException {
        return files.names().contains(ProfileFile.NAME)
                ? Optional.of(BundleJson.read(files, ProfileFile.NAME, ProfileFile::of))
                : Optional.empty();
    }

    private static ForecastModel assemble(ModelFile file, Probes probes, BundleFiles files) throws IOException {
        try {
            ForecastModel model = file.with(files.readForest(HISTORY), files.readForest(RFM));
            probes.check(model);
            return model;
        } catch (IllegalArgumentException e) {
            throw files.unusable(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Adds the bundle to the registry in a folder and makes it the champion. A complete version with the same id stays as
     * it is.
     *
     * @param registry the folder; it is made if it does not exist
     * @return the folder of the bundle, {@code registry/<id>}
     * @throws IOException if the disk fails or is full, or the folder holds something else; the champion before it then
     *     goes on answering
     */
    public Path save(Path registry) throws IOException {
        ModelRegistry models = new ModelRegistry(registry);
        Path version = models.add(this);
        models.promote(id);
        return version;
    }

    /** Writes the bundle to a new folder. Equal bundles give equal bytes. */
    void write(Path folder) throws IOException {
        Map<String, byte[]> files = modelFiles(model, highest);
        files.put(PROBES, BundleJson.write(probes));
        files.put(CARD, documents.cardJson().getBytes(StandardCharsets.UTF_8));
        files.put(EVALUATION, documents.evaluationJson().getBytes(StandardCharsets.UTF_8));
        documents.profile().ifPresent(profile -> files.put(ProfileFile.NAME, ProfileFile.toJson(profile)));
        BundleFiles.write(folder, files);
    }

    private static Map<String, byte[]> modelFiles(ForecastModel model, Position highest) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(ModelFile.NAME, ModelFile.of(model, highest).toJson());
        files.put(HISTORY, model.history().forest().toBytes());
        files.put(RFM, model.rfm().forest().toBytes());
        return files;
    }

    private static String id(ForecastModel model, Manifest manifest) {
        String digest = manifest.digest(List.of(ModelFile.NAME, HISTORY, RFM));
        return model.asOf() + "-" + digest.substring(0, ID_DIGITS);
    }
}
