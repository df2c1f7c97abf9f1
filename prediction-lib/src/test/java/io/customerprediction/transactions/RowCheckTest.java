package io.customerprediction.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 7, 1);
    private static final long ONE = Millionths.of(BigDecimal.ONE);

    private final RowCheck check = new RowCheck(CleaningRules.upTo(TODAY), true);

    @Test
    void aPurchaseAndAReturnAreUsed() {
        assertThat(check.problem("C1", TODAY, ONE, "")).isEmpty();
        assertThat(check.problem("C1", LocalDate.of(1900, 1, 1), -ONE, "22423")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "guest", "Anonymous", "0", "-1", "n/a", "(not set)", "?"})
    void aPlaceholderIsNoCustomer(String customer) {
        assertThat(check.problem(customer, TODAY, ONE, "")).contains(RejectionReason.MISSING_CUSTOMER);
    }

    @Test
    void whatIsMissingOrImpossibleIsNamedInTheOrderOfFiles() {
        assertThat(check.problem(null, null, Millionths.MISSING, "")).contains(RejectionReason.MISSING_CUSTOMER);
        assertThat(check.problem("Total", TODAY, ONE, "")).contains(RejectionReason.TOTALS_ROW);
        assertThat(check.problem("x".repeat(1_001), TODAY, ONE, "")).contains(RejectionReason.BROKEN_ROW);
        assertThat(check.problem("C1", null, Millionths.MISSING, "")).contains(RejectionReason.MISSING_TIME);
        assertThat(check.problem("C1", LocalDate.of(1899, 12, 31), ONE, "")).contains(RejectionReason.UNPARSABLE_TIME);
        assertThat(check.problem("C1", TODAY.plusDays(1), ONE, "")).contains(RejectionReason.FUTURE_TIME);
        assertThat(check.problem("C1", TODAY, ONE, "BANK CHARGES")).contains(RejectionReason.NON_PRODUCT);
        assertThat(check.problem("C1", TODAY, ONE, "POST"))
                .as("what the customer pays")
                .isEmpty();
        assertThat(check.problem("C1", TODAY, Millionths.MISSING, "")).contains(RejectionReason.MISSING_AMOUNT);
        assertThat(check.problem("C1", TODAY, Millionths.UNREADABLE, "")).contains(RejectionReason.NON_NUMERIC_AMOUNT);
        assertThat(check.problem("C1", TODAY, 0, "")).contains(RejectionReason.ZERO_AMOUNT);
    }

    @Test
    void withoutAmountsEveryRowIsAPurchase() {
        RowCheck withoutAmounts = new RowCheck(CleaningRules.upTo(TODAY), false);
        assertThat(withoutAmounts.problem("C1", TODAY, Millionths.MISSING, "")).isEmpty();
        assertThat(withoutAmounts.problem("C1", TODAY, 0, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'  C1 ', C1",
        "Anna@Shop.Example, anna@shop.example",
        "Anna, Anna",
        "17850.0, 17850",
        "'''00123', 00123",
        "'\u00a0M\u00fcller\u00a0', M\u00fcller"
    })
    void idsAreKeptAsLogsKeepThem(String written, String kept) {
        assertThat(RowCheck.customer(written)).isEqualTo(kept);
    }
}
