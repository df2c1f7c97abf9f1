package io.customerprediction.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class StepsTest {
    private static Steps.Position position(Steps steps) {
        return Objects.requireNonNull(steps.current().get());
    }

    @Test
    void aPartCountsWithinItsPlaceOfTheWhole() {
        Steps whole = Steps.begin();
        Steps half = whole.part(0.5, 1).as(Phase.FITTING);
        half.done(0.5);
        assertThat(position(whole)).isEqualTo(new Steps.Position(Phase.FITTING, 0.75));
        half.part(0.5, 1).done(0.5);
        assertThat(position(whole).done()).isCloseTo(0.875, within(1e-12));
    }

    @Test
    void theShareNeverFallsAndNeverExceedsThePart() {
        Steps whole = Steps.begin();
        whole.part(0, 0.5).done(7);
        assertThat(position(whole).done()).isEqualTo(0.5);
        whole.part(0, 0.5).done(0.1);
        assertThat(position(whole).done()).isEqualTo(0.5);
    }

    @Test
    void anInterruptedThreadIsCancelledAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Steps.begin().done(0.5)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        Steps.begin().done(0.5);
    }
}
