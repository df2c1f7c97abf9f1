package io.customerprediction.app.cli;

import io.customerprediction.transactions.CleaningRules.Returns;
import io.customerprediction.transactions.values.Spelling;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the words of the command line become values; what is no such value is answered with what would be one. */
final class OptionValues {
    private OptionValues() {}

    /** A day as 2011-09-09. */
    static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'" + text + "' is not a date; write year, month and day, such as 2011-09-09");
            }
        }
    }

    /** {@code net-off} or {@code set-aside}. */
    static final class ReturnsRule implements ITypeConverter<Returns> {
        private static final List<String> WORDS = List.of("net-off", "set-aside");

        @Override
        public Returns convert(String text) {
            String word = text.toLowerCase(Locale.ROOT);
            if (!WORDS.contains(word)) {
                throw new TypeConversionException("'" + text + "' is neither " + String.join(" nor ", WORDS)
                        + "; did you mean " + Spelling.nearest(word, WORDS) + "?");
            }
            return word.equals(WORDS.get(0)) ? Returns.NET_OFF : Returns.SET_ASIDE;
        }
    }

    /** An encoding that this Java supports. */
    static final class Encoding implements ITypeConverter<Charset> {
        private static final List<String> USUAL = List.of(
                "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "ISO-8859-15", "windows-1252", "US-ASCII");

        @Override
        public Charset convert(String text) {
            try {
                return Charset.forName(text);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw new TypeConversionException(
                        "'" + text + "' is not a known encoding; did you mean " + Spelling.nearest(text, USUAL) + "?");
            }
        }
    }

    /** One character, or {@code tab}. */
    static final class Delimiter implements ITypeConverter<Character> {
        @Override
        public Character convert(String text) {
            if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
                return '\t';
            }
            if (text.length() != 1) {
                throw new TypeConversionException(
                        "'" + text + "' is not a delimiter; give one character such as ';' or the word tab");
            }
            return text.charAt(0);
        }
    }

    /** A point or a comma. */
    static final class DecimalMark implements ITypeConverter<Character> {
        @Override
        public Character convert(String text) {
            if (!text.equals(".") && !text.equals(",")) {
                throw new TypeConversionException("'" + text + "' is not a decimal mark; give a point or a comma");
            }
            return text.charAt(0);
        }
    }
}
