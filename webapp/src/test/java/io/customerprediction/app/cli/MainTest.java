package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void noCommandIsAMistakeThatListsTheCommands() {
        Outcome outcome = Outcome.of();
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().lines()).hasSize(1);
    }

    @Test
    void anUnknownOptionIsOneLineAndExitCodeTwo() {
        Outcome outcome = Outcome.of("--colour");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines())
                .containsExactly("Unknown option: '--colour'; did you mean --help? (see customer-prediction --help)");
    }

    @Test
    void helpAndVersionGoToTheStandardOutput() {
        assertThat(Outcome.of("--version").out()).startsWith("customer-prediction ");
        Outcome help = Outcome.of("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: customer-prediction");
        assertThat(help.err()).isEmpty();
    }
}
