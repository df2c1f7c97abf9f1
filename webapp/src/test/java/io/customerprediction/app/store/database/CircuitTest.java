package io.customerprediction.app.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerprediction.app.store.database.StoreException.Kind;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** While a database is known to be away no request waits for it. */
class CircuitTest {
    private final StoreException away = new StoreException(Kind.UNREACHABLE, "not reachable");

    private final AtomicLong nanos = new AtomicLong();
    private final Circuit circuit = new Circuit(nanos::get);

    @Test
    void aDatabaseThatIsAwayIsRefusedAtOnceWithItsReason() {
        circuit.failed(away);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(circuit::check)
                .withMessage("not reachable")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        assertThat(circuit.reason()).contains(away);
    }

    @Test
    void oneSuccessClosesIt() {
        circuit.failed(away);
        circuit.succeeded();
        assertThatCode(circuit::check).doesNotThrowAnyException();
        assertThat(circuit.reason()).isEmpty();
    }

    @Test
    void afterAWhileOneCallerMayTryAndTheOthersMayNot() {
        circuit.failed(away);
        nanos.addAndGet(Circuit.TRIAL.toNanos());
        assertThatCode(circuit::check).doesNotThrowAnyException();
        assertThatExceptionOfType(StoreException.class).isThrownBy(circuit::check);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "DISK_FULL", "FAILED"})
    void aFailureOfOneStatementDoesNotOpenTheCircuit(Kind kind) {
        circuit.failed(new StoreException(kind, "this time"));
        assertThatCode(circuit::check).doesNotThrowAnyException();
    }
}
