package io.customerprediction.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** What a run of the program, inside this JVM and away from a terminal, came to. */
record Outcome(int exitCode, String out, String err) {
    static Outcome of(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        PrintWriter errWriter = new PrintWriter(err, true);
        Terminal terminal = new Terminal(errWriter, false, System::nanoTime);
        int exitCode = Main.run(terminal, out, errWriter, args);
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
