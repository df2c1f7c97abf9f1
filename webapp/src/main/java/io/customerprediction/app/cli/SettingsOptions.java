package io.customerprediction.app.cli;

import io.customerprediction.InvalidInputException;
import io.customerprediction.app.settings.Setting;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.settings.SettingsSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Settings as options of a command, beside the file and the environment. */
final class SettingsOptions {
    private static final String CONFIG = "--config";

    private SettingsOptions() {}

    /** Gives a command the option of the settings file and one for each of these settings. */
    static CommandSpec add(CommandSpec command, Collection<Setting> settings) {
        command.addOption(OptionSpec.builder(CONFIG)
                .type(Path.class)
                .paramLabel("FILE")
                .defaultValue("${env:CUSTOMER_PREDICTION_CONFIG}")
                .description("File of settings, such as conf/application.properties.")
                .build());
        for (Setting setting : settings) {
            // Such as --zone, which says how a log is read too.
            if (command.findOption("--" + setting.key()) != null) {
                continue;
            }
            command.addOption(OptionSpec.builder("--" + setting.key())
                    .type(String.class)
                    .paramLabel("VALUE")
                    .description(setting.meaning() + " Default: " + setting.fallback())
                    .build());
        }
        return command;
    }

    /**
     * What the file, the environment and the options of this run say, the later the stronger.
     *
     * @throws ParameterException naming all that is wrong
     */
    static Settings of(CommandSpec command) throws IOException {
        List<SettingsSource> sources = new ArrayList<>();
        @Nullable Path config = command.findOption(CONFIG).getValue();
        if (config != null) {
            sources.add(SettingsSource.file(config));
        }
        sources.add(SettingsSource.environment(System.getenv()));
        sources.add(SettingsSource.options(given(command)));
        try {
            return Settings.of(sources);
        } catch (InvalidInputException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private static Map<String, String> given(CommandSpec command) {
        Map<String, String> given = new TreeMap<>();
        for (Setting setting : Setting.values()) {
            OptionSpec option = command.findOption("--" + setting.key());
            @Nullable Object value = option == null ? null : option.getValue();
            if (value != null) {
                given.put(setting.key(), value.toString());
            }
        }
        return given;
    }
}
