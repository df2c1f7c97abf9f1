package io.customerprediction.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentNameTest {
    private static final List<String> GROUPS =
            List.of("Top", "Frequent", "Regular", "Recent", "Large", "Earlier", "Occasional", "Former");

    @ParameterizedTest
    @CsvSource({
        "Top, 0, CHAMPIONS",
        "Top, 0.4999, CHAMPIONS",
        "Top, 0.5, NEEDS_ATTENTION",
        "Top, 0.75, AT_RISK",
        "Top, 0.95, LOST",
        "Frequent, 0.1, LOYAL",
        "Large, 0.9499, AT_RISK",
        "Earlier, 0.2, LOYAL",
        "Regular, 0.2, PROMISING",
        "Recent, 0.2, NEW",
        "Recent, 0.8, HIBERNATING",
        "Occasional, 0.6, NEEDS_ATTENTION",
        "Former, 0.8, HIBERNATING",
        "Former, 1, LOST",
    })
    void aNameSaysWhatACustomerIsWorthAndWhetherTheyAreExpectedBack(String group, double churn, SegmentName name) {
        assertThat(SegmentName.of(group, churn)).isEqualTo(name);
    }

    @Test
    void whoIsUnlikelyToReturnIsNoChampionOfWhateverGroup() {
        for (String group : GROUPS) {
            for (double churn = 0.95; churn <= 1; churn += 0.01) {
                assertThat(SegmentName.of(group, churn)).isEqualTo(SegmentName.LOST);
            }
        }
    }

    @Test
    void groupsOfEarlierModelsAndUnknownOnesHaveNamesToo() {
        assertThat(SegmentName.of("Champions", 0.99)).isEqualTo(SegmentName.LOST);
        assertThat(SegmentName.of("Lost", 0.1)).isEqualTo(SegmentName.PROMISING);
        assertThat(SegmentName.of("At risk", 0.1)).isEqualTo(SegmentName.LOYAL);
        assertThat(SegmentName.of("anything else", 0.8)).isEqualTo(SegmentName.HIBERNATING);
    }

    @Test
    void everyGroupAndProbabilityHasExactlyOneNameWithinItsLimits() {
        for (int group = 1; group <= GROUPS.size(); group++) {
            for (int step = 0; step <= 1000; step++) {
                double churn = step / 1000.0;
                SegmentName name = SegmentName.of(GROUPS.get(group - 1), churn);
                assertThat(churn).isGreaterThanOrEqualTo(name.from()).isLessThan(name.to());
                assertThat(name.groups(GROUPS)).contains(group);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsFoundByItsKeyAlone(SegmentName name) {
        assertThat(SegmentName.parse(name.key())).contains(name);
        assertThat(SegmentName.parse(name.label() + "?")).isEmpty();
    }

    @Test
    void aProbabilityOutsideOfItsRangeIsRefused() {
        assertThatThrownBy(() -> SegmentName.of("Top", -0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> SegmentName.of("Top", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
