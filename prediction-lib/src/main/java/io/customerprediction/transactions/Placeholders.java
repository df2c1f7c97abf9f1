package io.customerprediction.transactions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of the customer's column that name no customer, or that belong to a footer of the table. */
public final class Placeholders {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
    private static final int LONGEST = 40;
    private static final Set<String> GUESTS = words("guest");
    private static final List<byte[]> GUEST_MAILS = words("guest-mail").stream()
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toList();
    private static final Set<String> TOTALS = words("total");

    private Placeholders() {}

    /** Whether the value stands for a customer who is not known, such as guest, 0 or n/a. */
    public static boolean isGuest(Slice customer) {
        return mayBeWord(customer) ? GUESTS.contains(plain(customer.toString())) : isGuestMail(customer);
    }

    /** Such as guest@shop.com, which tills and shops write where no address is known. */
    private static boolean isGuestMail(Slice customer) {
        byte[] bytes = customer.bytes();
        int at = -1;
        int dot = -1;
        for (int i = customer.from(); i < customer.to(); i++) {
            if (bytes[i] == '@') {
                at = i;
            } else if (bytes[i] == '.') {
                dot = i;
            }
        }
        if (at < 0) {
            return false;
        }
        for (byte[] word : GUEST_MAILS) {
            int end = customer.from() + word.length;
            if ((end == at || end == dot) && startsWith(customer, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(Slice customer, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            byte b = customer.bytes()[customer.from() + i];
            if (word[i] != (b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the value heads a row that adds up the table. */
    static boolean isTotal(Slice customer) {
        return mayBeWord(customer) && TOTALS.contains(plain(customer.toString()));
    }

    /** Most ids have a digit that no placeholder has, so that their bytes distinguish them. */
    private static boolean mayBeWord(Slice customer) {
        if (customer.length() == 0 || customer.length() > LONGEST) {
            return false;
        }
        byte[] bytes = customer.bytes();
        for (int at = customer.from(); at < customer.to(); at++) {
            if ((bytes[at] > '1' && bytes[at] <= '9') || bytes[at] == '@') {
                return false;
            }
        }
        return true;
    }

    /** In lower case and without accents. */
    private static String plain(String word) {
        return ACCENTS.matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("")
                .strip();
    }

    private static Set<String> words(String kind) {
        InputStream stream =
                Objects.requireNonNull(Placeholders.class.getResourceAsStream("placeholders.txt"), "placeholders.txt");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> line.startsWith(kind + ":"))
                    .flatMap(line ->
                            Stream.of(line.substring(kind.length() + 1).strip().split("\\|", -1)))
                    .map(Placeholders::plain)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
