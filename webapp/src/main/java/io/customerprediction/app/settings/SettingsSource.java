package io.customerprediction.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One place that settings come from.
 *
 * @param name of the place, for messages; empty if the key says it all
 * @param values by the setting's name, e.g. {@code port}
 * @param spelling how a setting's name is written in that place, e.g. {@code CUSTOMER_PREDICTION_PORT}
 */
public record SettingsSource(String name, Map<String, String> values, UnaryOperator<String> spelling) {
    private static final String VARIABLE = "CUSTOMER_PREDICTION_";
    private static final String PROPERTY = "customer-prediction.";

    /** The variable and the property that name the settings file are not settings themselves. */
    private static final String FILE = "config";

    /** Neither is the password of a database from which the command line reads a log. */
    private static final String PASSWORD_OF_LOG = "jdbc-password";

    /** Copies the values. */
    public SettingsSource {
        values = Map.copyOf(values);
    }

    /**
     * Lines of the form {@code port = 5000}.
     *
     * @throws IOException if the file cannot be read or is not UTF-8
     */
    public static SettingsSource file(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds a broken \\u escape; write the letter itself", e);
        }
        Map<String, String> values = new TreeMap<>();
        lines.stringPropertyNames().forEach(key -> values.put(key, lines.getProperty(key)));
        return new SettingsSource(file.toString(), values, UnaryOperator.identity());
    }

    /** Variables such as {@code CUSTOMER_PREDICTION_MAX_BATCH}; others are left alone. */
    public static SettingsSource environment(Map<String, String> variables) {
        Map<String, String> values = new TreeMap<>();
        variables.forEach((variable, value) -> {
            if (variable.startsWith(VARIABLE)) {
                put(values, variable.substring(VARIABLE.length()), value);
            }
        });
        return new SettingsSource(
                "", values, name -> VARIABLE + name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** System properties such as {@code customer-prediction.max-batch}; others are left alone. */
    public static SettingsSource properties(Properties properties) {
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(property -> {
            if (property.startsWith(PROPERTY)) {
                put(values, property.substring(PROPERTY.length()), properties.getProperty(property));
            }
        });
        return new SettingsSource("", values, name -> "-D" + PROPERTY + name);
    }

    /**
     * Where a program without options finds its settings, the stronger later: the file that the variable
     * {@code CUSTOMER_PREDICTION_CONFIG} or the property {@code customer-prediction.config} names, variables, properties.
     *
     * @throws IOException if the file cannot be read
     */
    public static List<SettingsSource> ofProgram(Map<String, String> variables, Properties properties)
            throws IOException {
        List<SettingsSource> sources = new ArrayList<>();
        String file = properties.getProperty(PROPERTY + FILE, variables.get(VARIABLE + "CONFIG"));
        if (file != null) {
            sources.add(file(Path.of(file)));
        }
        sources.add(environment(variables));
        sources.add(properties(properties));
        return sources;
    }

    /** Options of the command line such as {@code --max-batch}, by the setting's name. */
    public static SettingsSource options(Map<String, String> values) {
        return new SettingsSource("", values, name -> "--" + name);
    }

    private static void put(Map<String, String> values, String key, String value) {
        String name = key.toLowerCase(Locale.ROOT).replace('_', '-');
        if (!name.equals(FILE) && !name.equals(PASSWORD_OF_LOG)) {
            values.put(name, value);
        }
    }

    /** A setting's name as it is written here. */
    String key(String setting) {
        return spelling.apply(setting);
    }

    /** The key and the place, for a message. */
    String writtenAs(String setting) {
        return name.isEmpty() ? key(setting) : key(setting) + " in " + name;
    }
}
