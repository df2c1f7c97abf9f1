package io.customerprediction.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;

class PredictionLogTest {
    private static final Instant NOON = Instant.parse("2024-12-16T14:30:12.987Z");

    private final List<String> churn = new ArrayList<>();
    private final List<String> nextPurchase = new ArrayList<>();

    @Test
    void aNextPurchaseIsTwoLinesInOneEvent() {
        log(Clock.fixed(NOON, ZoneOffset.UTC)).nextPurchase(10, 5, 5000, 1, 45.6);
        assertThat(nextPurchase).containsExactly("""
                        INFO - 2024-12-16 14:30:12 - Input: {"Recency": 10, "Frequency": 5, "Monetary": 5000, "Cluster": 1}
                        INFO - 2024-12-16 14:30:12 - Output: {"Next Purchase Prediction (days)": 45.6}""");
        assertThat(churn).isEmpty();
    }

    @Test
    void aChurnPredictionIsZeroOrOne() {
        PredictionLog log = log(Clock.fixed(NOON, ZoneOffset.UTC));
        log.churn(10, 5, 5000, 1, true);
        log.churn(10, 5, 5000, 1, false);
        assertThat(churn).extracting(PredictionLogTest::secondLine).containsExactly("1}", "0}");
        assertThat(nextPurchase).isEmpty();
    }

    @Test
    void wholeNumbersHaveNoPointAndOthersNoMoreDigitsThanTheyNeed() {
        PredictionLog log = log(Clock.fixed(NOON, ZoneOffset.UTC));
        log.churn(0.5, 1_000_000, 1e12, 3, true);
        log.churn(36_500, 1, 1234.56, 12, true);
        log.churn(-0.0, 1, 0.1 + 0.2, 12, true);
        assertThat(churn)
                .extracting(PredictionLogTest::input)
                .containsExactly(
                        "{\"Recency\": 0.5, \"Frequency\": 1000000, \"Monetary\": 1000000000000, \"Cluster\": 3}",
                        "{\"Recency\": 36500, \"Frequency\": 1, \"Monetary\": 1234.56, \"Cluster\": 12}",
                        "{\"Recency\": 0, \"Frequency\": 1, \"Monetary\": 0.30000000000000004, \"Cluster\": 12}");
    }

    @Test
    void aMissingMonetaryIsLeftOutBecauseJsonHasNoNaN() {
        log(Clock.fixed(NOON, ZoneOffset.UTC)).churn(10, 5, Double.NaN, 1, true);
        assertThat(churn)
                .extracting(PredictionLogTest::input)
                .containsExactly("{\"Recency\": 10, \"Frequency\": 5, \"Cluster\": 1}");
    }

    @Test
    void daysHaveAlwaysOneDecimal() {
        PredictionLog log = log(Clock.fixed(NOON, ZoneOffset.UTC));
        for (double days : new double[] {45, 45.04, 45.05, 0.04, 359.96, 1}) {
            log.nextPurchase(1, 1, 1, 1, days);
        }
        assertThat(nextPurchase)
                .extracting(PredictionLogTest::secondLine)
                .containsExactly("45.0}", "45.0}", "45.1}", "0.0}", "360.0}", "1.0}");
    }

    @Test
    void theTimeIsThatOfTheClockInItsZoneToTheSecond() {
        Clock wall = new TickingClock(Instant.parse("2024-03-31T00:59:59.7Z"), ZoneId.of("Europe/Berlin"));
        PredictionLog log = log(wall);
        for (int k = 0; k < 4; k++) {
            log.churn(1, 1, 1, 1, true);
        }
        assertThat(churn)
                .extracting(event -> event.substring(7, 26))
                .containsExactly(
                        "2024-03-31 01:59:59", "2024-03-31 03:00:00", "2024-03-31 03:00:00", "2024-03-31 03:00:01");
    }

    private PredictionLog log(Clock clock) {
        return new PredictionLog(new Collecting(churn), new Collecting(nextPurchase), clock);
    }

    private static String input(String event) {
        String first = event.lines().findFirst().orElseThrow();
        return first.substring(first.indexOf('{'));
    }

    private static String secondLine(String event) {
        assertThat(event.lines()).hasSize(2);
        return event.substring(event.lastIndexOf(' ') + 1);
    }

    /** Half a second goes by with every look at it. */
    private static final class TickingClock extends Clock {
        private final ZoneId zone;
        private Instant now;

        TickingClock(Instant now, ZoneId zone) {
            this.now = now;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            Instant shown = now;
            now = now.plus(Duration.ofMillis(500));
            return shown;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new TickingClock(now, other);
        }
    }

    /** Keeps the events of level info and has no other level. */
    private static final class Collecting extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1L;
        private final transient List<String> events;

        Collecting(List<String> events) {
            this.events = events;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String message, Object[] arguments, Throwable throwable) {
            events.add(message);
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public boolean isWarnEnabled() {
            return false;
        }

        @Override
        public boolean isErrorEnabled() {
            return false;
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return "";
        }
    }
}
