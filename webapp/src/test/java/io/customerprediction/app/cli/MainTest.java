package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "train --out models, --date-format",
        "serve, --date-format",
        "score --models models --as-of 2024-01-01 --out file, --customer-column",
        "train --out models, --seed",
        "serve, --rejects"
    })
    void anOptionThatIsGivenTwiceIsNamed(String command, String option) {
        String line = command + " --transactions log.csv --keep a --keep b " + option + " 1 " + option + "=2";
        Outcome outcome = Outcome.of(line.split(" "));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .startsWith("Option '" + option + "' is given more than once (see customer-prediction ");
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
