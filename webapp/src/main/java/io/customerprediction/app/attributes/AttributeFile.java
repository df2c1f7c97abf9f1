package io.customerprediction.app.attributes;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.AttributeColumn;
import io.customerprediction.app.store.customers.AttributeWriter;
import io.customerprediction.app.store.customers.CustomerAttributes;
import io.customerprediction.transactions.RowCheck;
import io.customerprediction.transactions.csv.CsvTable;
import io.customerprediction.transactions.csv.LogFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with a row for each customer: their id, and columns such as name, e-mail address or country. Read by the rules for
 * logs, so that it can be CSV, JSON or a workbook, plain or packed.
 */
public final class AttributeFile {
    private AttributeFile() {}

    /**
     * What was understood, and how many rows were used or rejected.
     *
     * @param columns that were taken
     * @param leftOut names of columns that were not
     * @param rows of the file
     * @param added what was stored of them
     * @param withoutId rows without a customer's id, which are left out
     * @param shortened values that were cut to {@value CustomerAttributes#MAX_VALUE} characters
     */
    public record Report(
            List<AttributeColumn> columns,
            List<String> leftOut,
            long rows,
            AttributeWriter.Added added,
            long withoutId,
            long shortened) {}

    /**
     * Reads a file into the store; its rule for what is known already is that of {@link CustomerAttributes#add}.
     *
     * @param maxInflatedBytes most bytes that a compressed file may have when it is unpacked
     * @throws IOException if the file cannot be read or has no such columns; the message says what to do
     */
    public static Report load(Path file, long maxInflatedBytes, Store store) throws IOException {
        try (CsvTable table = CsvTable.open(file, LogFormat.DETECT, maxInflatedBytes)) {
            AttributeHeader header = AttributeHeader.of(table.header());
            try (AttributeWriter writer = begin(store, header)) {
                return load(table, header, writer);
            }
        }
    }

    private static AttributeWriter begin(Store store, AttributeHeader header) throws IOException {
        try {
            return store.attributes().add(header.columns());
        } catch (IllegalArgumentException e) {
            throw new IOException("With this file " + e.getMessage(), e);
        }
    }

    private static Report load(CsvTable table, AttributeHeader header, AttributeWriter writer) throws IOException {
        long rows = 0;
        long withoutId = 0;
        long shortened = 0;
        for (CsvTable.Line line = table.next(); line != null; line = table.next()) {
            rows++;
            String customer = RowCheck.customer(value(line, header.customer()));
            if (customer.isEmpty()) {
                withoutId++;
                continue;
            }
            List<String> values = new ArrayList<>(header.columns().size());
            for (int place : header.places()) {
                String value = cleaned(value(line, place));
                String kept = cut(value, CustomerAttributes.MAX_VALUE);
                shortened += kept.length() < value.length() ? 1 : 0;
                values.add(kept);
            }
            writer.add(customer, values);
        }
        return new Report(header.columns(), header.leftOut(), rows, writer.complete(), withoutId, shortened);
    }

    private static String value(CsvTable.Line line, int place) {
        return place < line.values().size() ? line.values().get(place) : "";
    }

    /** In one line, without characters that databases cannot keep. */
    static String cleaned(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** Cuts no character in two. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
