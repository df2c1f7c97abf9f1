package io.customerprediction.app.settings;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Points in time given by a cron expression of five fields, as crontab has them: minute, hour, day of month, month, day of
 * week. Immutable.
 */
public final class CronSchedule {
    private final Cron cron;

    private CronSchedule(Cron cron) {
        this.cron = cron;
    }

    /** @throws IllegalArgumentException saying what is wrong with the expression, also if no day ever fits it */
    public static CronSchedule of(String expression) {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        CronSchedule schedule = new CronSchedule(parser.parse(expression).validate());
        if (schedule.next(Instant.EPOCH, ZoneId.of("UTC")).isEmpty()) {
            throw new IllegalArgumentException("no day ever fits it");
        }
        return schedule;
    }

    /**
     * The first point after another one. A point in the hour that a change to daylight saving skips is left out on that day,
     * and one in the hour that is repeated comes once.
     */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        return ExecutionTime.forCron(cron).nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
    }

    /** The expression. */
    @Override
    public String toString() {
        return cron.asString();
    }
}
