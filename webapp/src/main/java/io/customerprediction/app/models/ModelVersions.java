package io.customerprediction.app.models;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.ModelInfo;
import io.customerprediction.app.models.ModelVersion.State;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.model.Documents;
import io.customerprediction.model.ModelRegistry;
import io.customerprediction.model.VersionFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models that are kept in the folder, with the one that answers. Thread-safe. */
public final class ModelVersions {
    private static final Logger LOG = LoggerFactory.getLogger(ModelVersions.class);

    private final ModelRegistry registry;
    private final DecisionLog decisions;
    private final Clock clock;
    private final LiveModel live;
    /** A version never changes once it is there. */
    private final Map<String, ModelInfo> known = new ConcurrentHashMap<>();

    /**
     * @param models folder of model versions
     * @param clock gives the time of decisions
     */
    public ModelVersions(Path models, LiveModel live, Clock clock) {
        this.registry = new ModelRegistry(models);
        this.decisions = new DecisionLog(models);
        this.clock = clock;
        this.live = live;
    }

    /** All of them, the latest as-of date first. Versions whose files cannot be read are logged and left out. */
    public List<ModelVersion> all() throws IOException {
        Optional<ModelInfo> answers = live.get().map(CustomerPredictor::model);
        Optional<String> challenger = registry.challengerId();
        List<String> ids = registry.versions();
        known.keySet().retainAll(ids);
        List<ModelVersion> all = new ArrayList<>();
        answers.ifPresent(info -> all.add(new ModelVersion(info, State.CHAMPION)));
        for (String id : ids) {
            if (answers.map(ModelInfo::id).filter(id::equals).isEmpty()) {
                State state = challenger.filter(id::equals).isPresent() ? State.CHALLENGER : State.KEPT;
                info(id).ifPresent(info -> all.add(new ModelVersion(info, state)));
            }
        }
        all.sort(Comparator.comparing((ModelVersion version) -> version.info().asOf())
                .thenComparing(version -> version.info().id())
                .reversed());
        return all;
    }

    /** Whether a version with this id is kept. */
    public boolean has(String id) throws IOException {
        return registry.versions().contains(id);
    }

    /**
     * Which models became champion or challenger and why, the newest first.
     *
     * @param most how many at the most
     */
    public List<Decision> decisions(int most) throws IOException {
        return decisions.newest(most);
    }

    /** Notes why a version was made the one that answers. */
    public void note(String id, String reason) throws IOException {
        decisions.add(new Decision(clock.instant(), id, State.CHAMPION, reason));
    }

    private Optional<ModelInfo> info(String id) {
        try {
            ModelInfo info = known.get(id);
            if (info == null) {
                info = info(registry.facts(id));
                known.put(id, info);
            }
            return Optional.of(info);
        } catch (IOException e) {
            LOG.warn("{}", e.getMessage());
            return Optional.empty();
        }
    }

    private static ModelInfo info(VersionFacts facts) {
        Documents.Summary tested = facts.tested();
        return new ModelInfo(
                facts.id(),
                facts.asOf(),
                facts.horizonDays(),
                new ModelInfo.Tested(tested.grade(), tested.auc(), tested.brier()),
                facts.hasAmounts(),
                facts.segmentNames(),
                LogFingerprint.parse(tested.fingerprint()));
    }
}
