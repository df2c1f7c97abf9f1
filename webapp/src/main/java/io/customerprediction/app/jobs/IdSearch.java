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

    /** @param customer the id as logs of purchases keep it */
    public IdSearch(String customer) {
        // The longest part that no format writes otherwise; an e-mail address may stand in capital letters.
        this.part = lower(Arrays.stream(customer.split("[^ -~]|[\"\\\\']", -1))
                .max(Comparator.comparingInt(String::length))
                .orElse("")
                .getBytes(StandardCharsets.US_ASCII));
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
        int matched = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == 0) {
                return Result.UNKNOWN;
            }
            byte own = lower(b);
            while (matched > 0 && part[matched] != own) {
                matched = back[matched - 1];
            }
            matched += part[matched] == own ? 1 : 0;
            if (matched == part.length) {
                return Result.FOUND;
            }
        }
        return Result.ABSENT;
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
