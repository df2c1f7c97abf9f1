package io.customerprediction.app.pages.model;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.models.ModelVersion;
import io.customerprediction.app.models.ModelVersion.State;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.StoredModel;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.history.LogFingerprint.Relation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model that answers and those before it, the newest first.
 *
 * @param kept those whose files are there
 * @param loaded the log whose customers are shown, unknown if there is none
 */
record Versions(List<Version> all, List<ModelVersion> kept, LogFingerprint loaded) {
    private static final String UNKNOWN = "–";
    private static final int AUC_DECIMALS = 3;
    private static final int BRIER_DECIMALS = 4;

    /**
     * A model.
     *
     * @param firstUsedAt {@code null} if it has predicted for no customers of the store
     */
    record Version(ModelInfo info, @Nullable Instant firstUsedAt) {}

    static Versions of(ModelInfo live, List<ModelVersion> kept, Optional<Store> store) {
        List<StoredModel> stored = store.map(Store::models).orElse(List.of());
        List<Version> all = new ArrayList<>();
        all.add(new Version(
                live,
                stored.stream()
                        .filter(model -> model.info().id().equals(live.id()))
                        .map(StoredModel::firstUsedAt)
                        .findFirst()
                        .orElse(null)));
        for (StoredModel model : stored) {
            if (!model.info().id().equals(live.id())) {
                all.add(new Version(model.info(), model.firstUsedAt()));
            }
        }
        kept.stream()
                .map(ModelVersion::info)
                .filter(info ->
                        all.stream().noneMatch(version -> version.info().id().equals(info.id())))
                .forEach(info -> all.add(1, new Version(info, null)));
        return new Versions(
                List.copyOf(all),
                kept,
                store.flatMap(Store::customers)
                        .map(customers -> customers.scoring().dataSet().log())
                        .orElse(LogFingerprint.UNKNOWN));
    }

    List<VersionView> rows(Texts texts) {
        List<VersionView> rows = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            ModelInfo info = all.get(k).info();
            Instant firstUsedAt = all.get(k).firstUsedAt();
            @Nullable ModelInfo before = before(k);
            rows.add(new VersionView(
                    info.id(),
                    k == 0,
                    is(info, State.CHALLENGER),
                    is(info, State.CHALLENGER) || is(info, State.KEPT),
                    firstUsedAt == null
                            ? UNKNOWN
                            : "" + firstUsedAt.atZone(ZoneOffset.UTC).toLocalDate(),
                    info.asOf().toString(),
                    info.horizonDays(),
                    texts.get("model.versions.log." + info.log().relationTo(loaded)),
                    info.grade(),
                    figure(info.auc(), before == null ? Double.NaN : before.auc(), AUC_DECIMALS, texts),
                    figure(info.brier(), before == null ? Double.NaN : before.brier(), BRIER_DECIMALS, texts)));
        }
        return rows;
    }

    private boolean is(ModelInfo info, State state) {
        return kept.stream().anyMatch(version -> version.info().id().equals(info.id()) && version.state() == state);
    }

    /** The newest model before this one that was tested on the same log: others cannot be compared. */
    private @Nullable ModelInfo before(int k) {
        return all.stream()
                .skip(k + 1)
                .map(Version::info)
                .filter(info -> info.log().relationTo(all.get(k).info().log()) == Relation.SAME)
                .findFirst()
                .orElse(null);
    }

    private static String figure(double now, double before, int decimals, Texts texts) {
        if (Double.isNaN(now)) {
            return UNKNOWN;
        }
        String figure = Figures.fixed(now, decimals);
        return Double.isNaN(before)
                ? figure
                : texts.get("model.versions.figure", figure, Figures.signed(now - before, decimals));
    }

    /** How the model that answers differs from the one before it, each in a sentence. */
    List<String> change(Texts texts) {
        ModelInfo now = all.get(0).info();
        @Nullable ModelInfo before = before(0);
        if (before == null) {
            return List.of();
        }
        List<String> change = new ArrayList<>();
        change.add(texts.get("model.change.data", now.asOf(), before.id(), before.asOf()));
        if (now.horizonDays() != before.horizonDays()) {
            change.add(texts.get("model.change.horizon", now.horizonDays(), before.horizonDays()));
        }
        change.add(
                now.grade().equals(before.grade())
                        ? texts.get("model.change.gradeSame", now.grade())
                        : texts.get("model.change.grade", before.grade(), now.grade()));
        if (!Double.isNaN(now.auc() - before.auc())) {
            change.add(texts.get(
                    now.auc() >= before.auc() ? "model.change.aucUp" : "model.change.aucDown",
                    Figures.fixed(before.auc(), AUC_DECIMALS),
                    Figures.fixed(now.auc(), AUC_DECIMALS)));
        }
        if (!Double.isNaN(now.brier() - before.brier())) {
            change.add(texts.get(
                    now.brier() <= before.brier() ? "model.change.brierDown" : "model.change.brierUp",
                    Figures.fixed(before.brier(), BRIER_DECIMALS),
                    Figures.fixed(now.brier(), BRIER_DECIMALS)));
        }
        return change;
    }
}
