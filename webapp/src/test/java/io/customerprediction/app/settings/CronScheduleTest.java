package io.customerprediction.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant berlin(String time) {
        return LocalDateTime.parse(time).atZone(BERLIN).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "0 3 * * 0, 2026-11-30T09:00, 2026-12-06T03:00",
        "0 3 * * SUN, 2026-12-06T02:59, 2026-12-06T03:00",
        "0 3 * * 7, 2026-12-06T03:00, 2026-12-13T03:00",
        "30 4 1 * *, 2026-11-30T09:00, 2026-12-01T04:30",
        "0 0 29 2 *, 2026-11-30T09:00, 2028-02-29T00:00",
        "*/15 * * * *, 2026-11-30T09:01, 2026-11-30T09:15",
    })
    void theNextTimeIsThatOfTheZone(String cron, String after, String next) {
        assertThat(CronSchedule.of(cron).next(berlin(after), BERLIN)).contains(berlin(next));
    }

    @Test
    void anHourThatIsSkippedIsLeftOutAndOneThatIsRepeatedCountsOnce() {
        CronSchedule nightly = CronSchedule.of("30 2 * * *");
        assertThat(nightly.next(berlin("2026-03-28T12:00"), BERLIN)).contains(berlin("2026-03-30T02:30"));
        Instant repeated = nightly.next(berlin("2026-10-24T12:00"), BERLIN).orElseThrow();
        assertThat(repeated).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(nightly.next(repeated, BERLIN)).contains(berlin("2026-10-26T02:30"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "daily",
                "@daily",
                "0 3 * *",
                "0 3 * * 0 2030",
                "0 25 * * *",
                "61 * * * *",
                "0 0 31 2 *",
                "*/0 * * * *"
            })
    void whatIsNoExpressionOrNeverComesIsRefused(String cron) {
        assertThatIllegalArgumentException().isThrownBy(() -> CronSchedule.of(cron));
    }
}
