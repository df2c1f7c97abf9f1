package io.customerprediction.transactions.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "|calc",
                "\t=1",
                "\r=1",
                "\n=1",
                "\tx",
                "-",
                "+1.2.3",
                // wide and small forms, the sign minus
                "＝1+1",
                "＋1+1",
                "－1+1",
                "＠SUM(A1)",
                "｜calc",
                "﹦1",
                "﹢1",
                "﹣1",
                "﹫SUM(A1)",
                "−1",
                // blanks and invisible characters before it
                " =1",
                "   +1+1",
                "\u00a0=1",
                "\u3000＝1",
                "\u2003@SUM(A1)",
                "\ufeff=1",
                "\u200b=1",
                "\u200b \u2060=1",
                "\u202e=1",
                "\u00ad=1",
                "\u0000=1",
                "\u001f=1",
                "\u3164=1",
                "\udb40\udc20=1"
            })
    void aTextThatWouldBeAFormulaGetsAnApostrophe(String text) {
        assertThat(SpreadsheetText.safe(text)).startsWith("'").endsWith(text.substring(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {"a;=1+1~a;'=1+1", "a; ＝1;b~a;' ＝1;b", "1;2;-3;@x~1;2;-3;'@x", ";=1~;'=1", "=1;=2~'=1;'=2"})
    void aPartThatIsACellOfItsOwnWhereSemicolonsSeparateGetsOneToo(String text, String safe) {
        assertThat(SpreadsheetText.safe(text)).isEqualTo(safe);
    }

    @Test
    void aTabOrALineBreakBeginsACellToo() {
        assertThat(SpreadsheetText.safe("a\t=1\r\n@b")).isEqualTo("a\t'=1\r\n'@b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "17850",
                "17850.0",
                "-12",
                "-12.5",
                "+49301234567",
                "C=1",
                "a@b.de",
                "Zoë",
                "'x",
                "日本",
                "\u202eabc",
                "a;b",
                "a;-5"
            })
    void aTextThatIsNoFormulaStaysAsItIs(String text) {
        assertThat(SpreadsheetText.safe(text)).isEqualTo(text);
    }
}
