package io.customerprediction.app.pages;

import io.customerprediction.app.formats.NumberStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** All words of the pages in one language, by key; {@code {0}} in a text stands for the first argument. Immutable. */
public final class Texts {
    private final Properties byKey = new Properties();

    private Texts(Locale locale) {
        String file = "messages_" + locale.getLanguage() + ".properties";
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            byKey.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** The English texts. */
    public static Texts english() {
        return new Texts(Locale.ENGLISH);
    }

    /**
     * The text with this key, numbers in it in the visitor's {@link NumberStyle}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public String get(String key, Object... arguments) {
        String text = byKey.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no text " + key);
        }
        return arguments.length == 0
                ? text
                : new MessageFormat(text, NumberStyle.current().locale()).format(arguments);
    }
}
