package io.customerprediction.app.store.customers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedIdTest {
    @ParameterizedTest
    @CsvSource({"C0017,c0017", "MÜLLER@Shop.de,müller@shop.de", "ΣΑΣ,σασ", "İ,i", "𐐀x,𐐨x", "a-1,a-1"})
    void upperAndLowerCaseFoldToTheSame(String id, String folded) {
        assertThat(FoldedId.of(id)).isEqualTo(folded);
        assertThat(FoldedId.of(folded)).isEqualTo(folded);
        assertThat(id.codePointCount(0, id.length())).isEqualTo(folded.codePointCount(0, folded.length()));
    }
}
