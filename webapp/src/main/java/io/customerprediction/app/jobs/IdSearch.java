package io.customerprediction.app.jobs;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;

/** Looks for a customer's id in files of any format. Immutable and thread-safe. */
public final class IdSearch {
    /** Whether a file names the customer. */
    public enum Result {
        /** It does. */
        FOUND,
        /** It does not. */
        ABSENT,
        /** The file is packed, or no text in UTF-8. */
        UNKNOWN
    }

    private final byte[] part;

    /** Whether the part is the whole id, which then stands between characters that are neither letters nor digits. */
    private final boolean isWhole;

    /** @param customer the id as logs of purchases keep it */
    public IdSearch(String customer) {
        // The longest part that no format writes otherwise; an e-mail address may stand in capital letters.
        this.part = lower(Arrays.stream(customer.split("[^ -~]|[\"\\\\']", -1))
                .max(Comparator.comparingInt(String::length))
                .orElse("")
                .getBytes(StandardCharsets.US_ASCII));
        this.isWhole = part.length == customer.length();
    }

    private static byte[] lower(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            text[i] = lower(text[i]);
        }
        return text;
    }

    private static byte lower(int b) {
        return (byte) (b >= 'A' && b <= 'Z' ? b | 0x20 : b);
    }

    /** Looks for the id; a file that is not there does not name it. */
    public Result in(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return part.length == 0 ? Result.UNKNOWN : search(in);
        } catch (NoSuchFileException e) {
            return Result.ABSENT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By Knuth, Morris and Pratt; packed files and text in UTF-16 have bytes of zero early on. */
    private Result search(InputStream in) throws IOException {
        int[] back = backSteps();
        int[] newest = new int[part.length + 1];
        int matched = 0;
        boolean ends = false;
        int b = in.read();
        for (long read = 0; b >= 0; read++, b = in.read()) {
            if (ends && isEdge(b)) {
                return Result.FOUND;
            }
            if (b == 0) {
                return Result.UNKNOWN;
            }
            newest[(int) (read % newest.length)] = b;
            byte own = lower(b);
            while (matched > 0 && part[matched] != own) {
                matched = back[matched - 1];
            }
            matched += part[matched] == own ? 1 : 0;
            ends = matched == part.length;
            if (ends) {
                matched = back[part.length - 1];
                // The byte before the part is the next one to be written over.
                ends = read < part.length || isEdge(newest[(int) ((read + 1) % newest.length)]);
            }
        }
        return ends ? Result.FOUND : Result.ABSENT;
    }

    private boolean isEdge(int b) {
        return !isWhole || b > 127 || !Character.isLetterOrDigit(b);
    }

    private int[] backSteps() {
        int[] back = new int[part.length];
        for (int i = 1, matched = 0; i < part.length; i++) {
            while (matched > 0 && part[matched] != part[i]) {
                matched = back[matched - 1];
            }
            matched += part[matched] == part[i] ? 1 : 0;
            back[i] = matched;
        }
        return back;
    }
}
