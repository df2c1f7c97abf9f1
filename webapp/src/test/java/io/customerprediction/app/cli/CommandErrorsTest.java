package io.customerprediction.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class CommandErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "trian --out x                                     | did you mean train?",
                "train --transactions a.csv --uot x                | '--uot' is not an option; did you mean --out?",
                "train --transactions a.csv --out x --asof=today   | did you mean --as-of?",
                "train --out x                                     | Missing required option: '--transactions=FILE'",
                "train --transactions a.csv --out x --as-of 9/9/11 | '9/9/11' is not a date; write year, month and day, such as 2011-09-09",
                "train --transactions a.csv --out x --as-of 2011-02-29 | '2011-02-29' is not a date",
                "train --transactions a.csv --out x --horizon 6    | the horizon is 6 days; give 7 to 730",
                "train --transactions a.csv --out x --horizon ten  | 'ten' is not an int",
                "train --transactions a.csv --out x --segments 9 --threads 0 | segments is 9; give 3 to 8; the number of threads is 0",
                "train --transactions a.csv --out x --returns net-of | did you mean net-off?",
                "train --transactions a.csv --out x --encoding utf9 | did you mean UTF-8?",
                "train --transactions a.csv --out x --delimiter ;; | give one character such as ';' or the word tab",
                "score --models m --transactions a.csv --out x     | Missing required option: '--as-of=DATE'",
                "score --models m --transactions a.csv --as-of 2011-09-09 --out x --horizon 731 | the horizon is 731 days; give 7 to 730",
                "score --models m --transactions a.csv --as-of 2011-09-09 --out x --threads 0 | give at least 1",
                "evaluate --transactions a.csv --out x --horizon 1000 | the horizon is 1000 days",
                "evaluate --transactions a.csv --out               | Missing required parameter for option '--out' (DIR)",
            })
    void aMistakeIsOneLineThatNamesTheFixAndExitCodeTwo(String arguments, String expected) {
        Outcome outcome = Outcome.of(arguments.split(" ", -1));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).containsIgnoringCase(expected).contains("--help)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "score", "evaluate"})
    void helpExplainsEveryOptionWithItsDefault(String command) {
        Outcome help = Outcome.of(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("--transactions=FILE", "--customer-column=NAME", "--encoding=NAME");
        assertThat(help.out().replaceAll("\\s+", " "))
                .contains("(default: net-off)")
                .contains("--as-of=DATE");
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void aMissingFileIsAnErrorOfTheData() {
        Outcome outcome = Outcome.of("train", "--transactions", "no/such.csv", "--out", "target/none");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains("no/such.csv");
    }

    @Test
    void aHeapThatIsTooSmallSaysHowToGiveMore() {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new Main()).setErr(new PrintWriter(err, true));
        CommandErrors errors = new CommandErrors(new Terminal(new PrintWriter(err), false, System::nanoTime));
        ParseResult result = command.parseArgs();

        int exitCode = errors.handleExecutionException(
                new IllegalStateException("a tree failed", new OutOfMemoryError("Java heap space")), command, result);
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("-Xmx");

        assertThat(errors.handleExecutionException(new IllegalStateException("a fault"), command, result))
                .isEqualTo(70);
        assertThat(err.toString()).contains("IllegalStateException: a fault");
    }

    @Test
    void aFileWhereAFolderIsNeededIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        Outcome outcome = Outcome.of("evaluate", "--transactions=a.csv", "--out=" + file);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(file + ": is a file, but a folder is needed");
    }

    @Test
    void aFolderWithoutABundleSaysWhatToDo() {
        Outcome outcome = Outcome.of(
                "score", "--models", "no-such", "--transactions", "a.csv", "--as-of", "2011-09-09", "--out", "-");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("model bundle no-such: there is none. Train one");
    }
}
