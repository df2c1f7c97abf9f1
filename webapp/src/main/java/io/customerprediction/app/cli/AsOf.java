package io.customerprediction.app.cli;

import io.customerprediction.history.PurchaseLog;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Checks an as-of date against the days of a log. */
final class AsOf {
    private AsOf() {}

    /**
     * The date, unless it is before the log begins. A date after the end of the log is accepted with a warning, as there may
     * have been no purchase since.
     */
    static LocalDate checked(LocalDate asOf, PurchaseLog log, CommandLine command) {
        LocalDate first = LocalDate.ofEpochDay(log.firstDay());
        LocalDate last = LocalDate.ofEpochDay(log.lastDay());
        if (asOf.isBefore(first)) {
            throw new ParameterException(
                    command,
                    "Invalid value for option '--as-of': on " + asOf + " nothing is known, as the log runs from "
                            + first + " to " + last);
        }
        if (asOf.isAfter(last)) {
            command.getErr()
                    .println(
                            "The log ends on " + last + ", " + ChronoUnit.DAYS.between(last, asOf)
                                    + " days before the as-of date. The predictions assume that there were no purchases since.");
        }
        return asOf;
    }
}
