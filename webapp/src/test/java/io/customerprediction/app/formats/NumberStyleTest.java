package io.customerprediction.app.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStyleTest {
    @AfterEach
    void reset() {
        NumberStyle.reset();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|1,234.5 %|false",
                "en-IN|1,234.5 %|false",
                "de|1.234,5 %|true",
                "de-CH|1’234.5 %|false",
                "fr|1\u202f234,5 %|true",
                "pl|1\u00a0234,5 %|true",
                "ja|1,234.5 %|false",
                "ar-EG|1,234.5 %|false",
                "hi|1,234.5 %|false"
            })
    void groupsAndDecimalsAreThoseOfTheLanguageInTheDigitsOfTheTexts(
            String language, String written, boolean decimalComma) {
        NumberStyle style = NumberStyle.of(Locale.forLanguageTag(language));
        assertThat(style.write("1,234.5 %")).isEqualTo(written);
        assertThat(style.hasDecimalComma()).isEqualTo(decimalComma);
    }

    @Test
    @SuppressWarnings("deprecation") // constructors take what clients send
    void whatIsNoLanguageIsEnglish() {
        for (String sent : new String[] {"", "*", "x y", "12345678901234567890", "d\u00e9"}) {
            assertThat(NumberStyle.of(new Locale(sent, "")).write("1,234.5"))
                    .as(sent)
                    .isEqualTo("1,234.5");
        }
    }

    @Test
    void onlyTheNumbersOfASentenceAreWrittenAnew() {
        NumberStyle german = NumberStyle.of(Locale.GERMAN);
        assertThat(german.writeIn("spent 34,500 in all, 7.5 a purchase, 20 in May, since 1.1.2024 (version 1.0.0)."))
                .isEqualTo("spent 34.500 in all, 7,5 a purchase, 20 in May, since 1.1.2024 (version 1.0.0).");
        assertThat(german.writeIn("1, 2, 3 and 4,5; 1,234.")).isEqualTo("1, 2, 3 and 4,5; 1.234.");
    }

    @Test
    void aStyleIsThatOfOneThread() {
        NumberStyle.of(Locale.GERMAN).use();
        assertThat(NumberStyle.current().hasDecimalComma()).isTrue();
        assertThat(CompletableFuture.supplyAsync(NumberStyle::current).join()).isEqualTo(NumberStyle.ENGLISH);
        NumberStyle.reset();
        assertThat(NumberStyle.current()).isEqualTo(NumberStyle.ENGLISH);
    }
}
