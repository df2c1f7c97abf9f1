package io.customerprediction.app;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.InvalidInputException;
import io.customerprediction.settings.Setting;
import io.customerprediction.settings.Settings;
import io.customerprediction.settings.SettingsSource;
import io.customerprediction.web.Application;
import io.customerprediction.web.EmbeddedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves predictions and pages until the program is stopped. Every setting is an option. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves predictions over HTTP and as pages, until it is stopped.",
        footer = {
            "",
            "Each setting may also stand in the file, or in a variable such as CUSTOMER_PREDICTION_PORT; an option is"
                    + " stronger than a variable, and that than the file."
        })
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:CUSTOMER_PREDICTION_CONFIG}",
            description = "File of settings, such as conf/application.properties.")
    private @Nullable Path config;

    @Option(
            names = "--check",
            description = "Start, ask for one prediction and one page, then stop: tells whether all is in place.")
    private boolean check;

    /** The command with an option for every setting. */
    static CommandSpec spec() {
        CommandSpec command = CommandSpec.forAnnotatedObject(new ServeCommand());
        for (Setting setting : Setting.values()) {
            command.addOption(OptionSpec.builder("--" + setting.key())
                    .type(String.class)
                    .paramLabel("VALUE")
                    .description(setting.meaning() + " Default: " + setting.fallback())
                    .build());
        }
        return command;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = settings();
        CustomerPredictor predictor = CustomerPredictor.load(settings.models());
        Application application =
                new Application(settings, Optional.of(predictor), Clock.system(ZoneId.systemDefault()));
        try (EmbeddedServer server = EmbeddedServer.start(settings, application)) {
            String host = settings.host().equals("0.0.0.0") ? "localhost" : settings.host();
            URI address = URI.create("http://" + host + ":" + server.port() + "/");
            if (check) {
                SelfCheck.run(address);
                say("All is in place: " + predictor.model().id() + " answers.");
            } else {
                say("Serving on " + address + " with model " + predictor.model().id() + " (Ctrl-C stops)");
                server.join();
            }
        }
        return 0;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private Settings settings() throws IOException {
        List<SettingsSource> sources = new ArrayList<>();
        if (config != null) {
            sources.add(SettingsSource.file(config));
        }
        sources.add(SettingsSource.environment(System.getenv()));
        sources.add(SettingsSource.options(options()));
        try {
            return Settings.of(sources);
        } catch (InvalidInputException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Map<String, String> options() {
        Map<String, String> given = new TreeMap<>();
        for (Setting setting : Setting.values()) {
            @Nullable String value = spec.findOption("--" + setting.key()).getValue();
            if (value != null) {
                given.put(setting.key(), value);
            }
        }
        return given;
    }
}
