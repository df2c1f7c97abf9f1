package io.customerprediction.app.attributes;

import io.customerprediction.app.store.customers.AttributeColumn;
import io.customerprediction.app.store.customers.AttributeMeaning;
import io.customerprediction.transactions.layout.HeaderNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file of attributes mean.
 *
 * @param customer place of the column with the customer's id
 * @param places of the columns that are kept, in the order of the file
 * @param columns what they are
 * @param leftOut names of columns without a name of their own, or with the meaning of another one
 */
record AttributeHeader(int customer, List<Integer> places, List<AttributeColumn> columns, List<String> leftOut) {
    private static final String CUSTOMER = "CUSTOMER";
    private static final Map<String, List<String>> WORDS = words();

    /**
     * Understands a header.
     *
     * @throws IOException if no column holds the customer's id, or no other column is left; the message says what to do
     */
    static AttributeHeader of(List<String> header) throws IOException {
        int email = find(header, AttributeMeaning.EMAIL.name());
        int id = find(header, CUSTOMER);
        // shops that know their customers by their addresses have no other id
        int customer = id >= 0 ? id : email;
        if (customer < 0) {
            throw new IOException("The file has no column with the customer's id among " + String.join(", ", header)
                    + ": name it customer_id");
        }
        Map<Integer, AttributeMeaning> meanings = new LinkedHashMap<>();
        for (AttributeMeaning meaning : AttributeMeaning.values()) {
            int place = find(header, meaning.name());
            if (place >= 0 && place != id) {
                meanings.putIfAbsent(place, meaning);
            }
        }
        List<Integer> places = new ArrayList<>();
        List<AttributeColumn> columns = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            @Nullable AttributeColumn column = i == id ? null : column(header.get(i), meanings.get(i));
            if (column != null && keys.add(column.key())) {
                places.add(i);
                columns.add(column);
            } else if (i != id) {
                leftOut.add(header.get(i));
            }
        }
        if (columns.isEmpty()) {
            throw new IOException(
                    "The file has no column besides the customer's id: add columns such as name or email");
        }
        return new AttributeHeader(customer, List.copyOf(places), List.copyOf(columns), List.copyOf(leftOut));
    }

    private static @Nullable AttributeColumn column(String name, @Nullable AttributeMeaning meaning) {
        String plain = AttributeFile.cleaned(name);
        return plain.isEmpty()
                ? null
                : new AttributeColumn(
                        AttributeFile.cut(plain, AttributeColumn.MAX_NAME),
                        meaning == null ? AttributeMeaning.OTHER : meaning);
    }

    private static int find(List<String> header, String meaning) {
        for (String word : WORDS.getOrDefault(meaning, List.of())) {
            int place = HeaderNames.find(header, word);
            if (place >= 0) {
                return place;
            }
        }
        return -1;
    }

    private static Map<String, List<String>> words() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        try (@Nullable InputStream in = AttributeHeader.class.getResourceAsStream("columns.txt")) {
            if (in == null) {
                throw new IllegalStateException("the program was packed without its names of columns");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line : lines.lines().toList()) {
                int colon = line.indexOf(':');
                if (!line.startsWith("#") && colon > 0) {
                    words.put(
                            line.substring(0, colon),
                            List.of(line.substring(colon + 1).strip().split(", ")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
