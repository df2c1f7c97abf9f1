package io.customerprediction.app.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.customerprediction.ModelInfo;
import io.customerprediction.app.MadeUpShop;
import io.customerprediction.app.models.Learner.Candidate;
import io.customerprediction.app.models.ModelVersion.State;
import io.customerprediction.app.testing.OtherModel;
import io.customerprediction.app.testing.TestModel;
import io.customerprediction.history.LogFingerprint;
import io.customerprediction.model.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a model that was just trained. */
class LearnerTest {
    private static final Instant NOW = Instant.parse("2024-12-17T03:00:00Z");
    private static final ModelInfo CHAMPION = TestModel.PREDICTOR.model();
    private static final LogFingerprint SAME = LogFingerprint.of(TestModel.log().purchases());

    @TempDir
    Path models;

    private String trained;

    @BeforeEach
    void addBoth() throws IOException {
        TestModel.save(models);
        trained = OtherModel.add(models);
    }

    private State adopt(LogFingerprint data, Optional<Contest> contest) throws IOException {
        return adopt(data, contest, Optional.empty());
    }

    private State adopt(LogFingerprint data, Optional<Contest> contest, Optional<String> forcedBy) throws IOException {
        return Learner.adopt(models, CHAMPION, new Candidate(trained, data, contest, forcedBy), NOW);
    }

    private String decision() throws IOException {
        return Files.readString(models.resolve("DECISIONS"));
    }

    @Test
    void aWinnerAnswers() throws IOException {
        assertThat(adopt(SAME, Optional.of(new Contest(true, "better")))).isEqualTo(State.CHAMPION);

        assertThat(new ModelRegistry(models).championId()).hasValue(trained);
        assertThat(decision()).isEqualTo("2024-12-17T03:00:00Z " + trained + " champion: better\n");
    }

    @Test
    void aLoserIsTheChallengerAndTheModelBeforeGoesOnAnswering() throws IOException {
        assertThat(adopt(SAME, Optional.of(new Contest(false, "worse")))).isEqualTo(State.CHALLENGER);

        assertThat(new ModelRegistry(models).championId()).hasValue(CHAMPION.id());
        assertThat(new ModelRegistry(models).challengerId()).hasValue(trained);
        assertThat(decision()).endsWith(trained + " challenger: worse\n");
    }

    @Test
    void withoutAContestItIsTheChallenger() throws IOException {
        assertThat(adopt(SAME, Optional.empty())).isEqualTo(State.CHALLENGER);
        assertThat(decision()).contains("challenger: not compared with the model before");
    }

    @Test
    void aModelOfAnotherShopNeedsNoContest() throws IOException {
        LogFingerprint other = LogFingerprint.of(new MadeUpShop(200, 300, 5).log());

        assertThat(adopt(other, Optional.of(new Contest(false, "worse")))).isEqualTo(State.CHAMPION);
        assertThat(decision()).contains("another shop's purchases");
    }

    @Test
    void eachDecisionIsALineMore() throws IOException {
        adopt(SAME, Optional.of(new Contest(false, "worse")));
        adopt(SAME, Optional.of(new Contest(true, "better")));

        assertThat(decision().lines()).hasSize(2);
    }

    @Test
    void aLoserThatIsForcedAnswersAndTheLogHasWhoForcedItAndTheFigures() throws IOException {
        Optional<Contest> lost = Optional.of(new Contest(false, "worse"));

        assertThat(adopt(SAME, lost, Optional.of("user:anna"))).isEqualTo(State.CHAMPION);

        assertThat(new ModelRegistry(models).championId()).hasValue(trained);
        assertThat(decision()).endsWith(trained + " champion: forced by user:anna; worse\n");
    }

    @Test
    void aWinnerIsNotForced() throws IOException {
        adopt(SAME, Optional.of(new Contest(true, "better")), Optional.of("user:anna"));

        assertThat(decision()).endsWith("champion: better\n");
    }

    @Test
    void aContestIsReadAsItWasWritten() {
        Contest lost = new Contest(false, "worse; 90 days");

        assertThat(Contest.parse(lost.line())).isEqualTo(lost);
        assertThatIllegalArgumentException().isThrownBy(() -> Contest.parse("drawn"));
    }
}
