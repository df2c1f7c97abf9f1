package io.customerprediction.transactions.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the older encodings of spreadsheets and tills by known words, such as names of columns, months and currencies: that
 * in which most of them are found. The first lines have to show it; where no other encoding finds more, windows-1252 is meant.
 */
final class LegacyEncoding {
    /** Those of the languages whose names of columns are known, the most usual first. */
    private static final List<String> USUAL = List.of(
            "windows-1252",
            "windows-1250",
            "ISO-8859-2",
            "x-MacRoman",
            "IBM850",
            "IBM852",
            "windows-1251",
            "windows-1254",
            "windows-1253",
            "windows-31j",
            "GB18030",
            "x-windows-949",
            "EUC-JP");

    private static final Pattern DELIMITERS = Pattern.compile("[,;\t|]");
    private static final Pattern QUOTES = Pattern.compile("^\\s*\"|\"\\s*$");
    /** So many bytes are looked at. */
    static final int START = 1 << 15;

    private static final int MOST_LINES = 500;

    private LegacyEncoding() {}

    /**
     * The encoding of a text that begins so; {@code null} if it is UTF-8 or no other is better than windows-1252.
     *
     * @param knownWords how many of the values are known, as names of columns or otherwise
     */
    static @Nullable Charset detect(byte[] start, ToIntFunction<List<String>> knownWords) {
        if (decoded(start, StandardCharsets.UTF_8) != null) {
            return null;
        }
        List<Charset> charsets = USUAL.stream()
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .toList();
        Charset usual = charsets.get(0);
        Charset best = usual;
        int most = -1;
        for (Charset charset : charsets) {
            String text = charset.equals(usual) ? new String(start, charset) : decoded(start, charset);
            int known = text == null ? -1 : known(text, knownWords);
            if (known > most) {
                most = known;
                best = charset;
            }
        }
        return best.equals(usual) ? null : best;
    }

    private static int known(String text, ToIntFunction<List<String>> knownWords) {
        return text.lines()
                .limit(MOST_LINES)
                .mapToInt(line -> knownWords.applyAsInt(Arrays.stream(DELIMITERS.split(line))
                        .map(value -> QUOTES.matcher(value).replaceAll(""))
                        .toList()))
                .sum();
    }

    /** The text, the last character of which may be cut; {@code null} if it is not in this encoding. */
    private static @Nullable String decoded(byte[] text, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(text.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(text), characters, false);
        return result.isError() ? null : characters.flip().toString();
    }
}
