package io.customerprediction.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x\")",
                "@SUM(A1)",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "\t=1",
                "\r=1",
                "-",
                "+1.2.3"
            })
    void aTextThatWouldBeAFormulaGetsAnApostrophe(String text) {
        assertThat(SpreadsheetText.safe(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "17850", "17850.0", "-12", "-12.5", "+49301234567", "C=1", "a@b.de", "Zoë", "'x", " =1"})
    void aTextThatIsNoFormulaStaysAsItIs(String text) {
        assertThat(SpreadsheetText.safe(text)).isEqualTo(text);
    }
}
