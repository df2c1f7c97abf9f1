package io.customerprediction.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.jobs.BatchFault.Kind;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a batch failed, written to the store by one release and read by another. */
class BatchFaultTest {
    @ParameterizedTest
    @EnumSource
    void aFaultIsReadAsItWasWritten(Kind kind) {
        BatchFault fault = BatchFault.of(
                kind, Collections.nCopies(kind.details(), "detail").toArray());
        assertThat(BatchFault.parse(fault.message())).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "QUOTA\n12", "The server was stopped", "AS_OF_TOO_EARLY\n2024-01-01", "no_room\n3"})
    void aFaultOfAnotherReleaseIsKeptAsText(String message) {
        BatchFault fault = BatchFault.parse(message);
        assertThat(fault.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(fault.details()).hasSize(1);
        message.lines().forEach(line -> assertThat(fault.details().get(0)).contains(line));
    }

    @Test
    void aDetailIsOneLine() {
        assertThat(BatchFault.of(Kind.MESSAGE, "a\r\nb\nc").details()).containsExactly("a b c");
    }
}
