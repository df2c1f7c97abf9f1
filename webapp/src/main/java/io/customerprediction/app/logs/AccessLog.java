package io.customerprediction.app.logs;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.customerprediction.app.http.AnsweredRequest;
import io.customerprediction.app.settings.LogSettings.Format;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.slf4j.Logger;

/**
 * A line for each request that was answered, in {@code access.log}. It has the template of the address, never what was asked
 * for or who the customer is. Thread-safe.
 */
public final class AccessLog {
    static final String NAME = "access";

    private static final int USUAL_LENGTH = 160;
    private static final long MICROS_OF_MILLI = 1_000;
    private static final long NANOS_OF_MICRO = 1_000;
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private final Logger file;
    private final boolean json;
    private final Clock clock;

    AccessLog(Logger file, Format format, Clock clock) {
        this.file = file;
        this.json = format == Format.JSON;
        this.clock = clock;
    }

    /** Writes a line; never throws. */
    public void write(AnsweredRequest request) {
        file.info(line(request));
    }

    private String line(AnsweredRequest request) {
        StringBuilder line = new StringBuilder(USUAL_LENGTH);
        line.append(json ? "{\"time\":\"" : "time=")
                .append(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .append(json ? "\"" : "");
        text(line, "method", request.method());
        text(line, "route", request.route());
        number(line, "status").append(request.status());
        millis(number(line, "ms"), request.nanos() / NANOS_OF_MICRO);
        number(line, "bytes").append(request.bytes());
        text(line, "caller", request.caller());
        text(line, "request_id", request.id());
        return (json ? line.append('}') : line).toString();
    }

    private void text(StringBuilder line, String name, String value) {
        line.append(json ? ",\"" : " ").append(name).append(json ? "\":" : "=");
        if (!json && isPlain(value)) {
            line.append(value);
        } else {
            quoted(line, value);
        }
    }

    /** As JSON writes it, and without characters that would change how the rest of the line is shown. */
    private static void quoted(StringBuilder line, String value) {
        line.append('"');
        for (char c : ENCODER.quoteAsString(value)) {
            if (Character.getType(c) == Character.FORMAT) {
                line.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }

    /** Whether a value needs no quotes to be told from what follows. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private StringBuilder number(StringBuilder line, String name) {
        return json
                ? line.append(",\"").append(name).append("\":")
                : line.append(' ').append(name).append('=');
    }

    private static void millis(StringBuilder line, long micros) {
        long rest = micros % MICROS_OF_MILLI;
        line.append(micros / MICROS_OF_MILLI).append('.');
        line.append(rest < 100 ? "0" : "").append(rest < 10 ? "0" : "").append(rest);
    }
}
