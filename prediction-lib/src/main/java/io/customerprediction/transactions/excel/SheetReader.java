package io.customerprediction.transactions.excel;

import io.customerprediction.transactions.archive.VerifiedEntry;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The cells of a sheet, row by row. */
final class SheetReader implements Closeable {
    static final int MOST_ROWS = 1 << 20;
    static final int MOST_COLUMNS = 1 << 14;
    private static final int LETTERS = 26;
    private static final int LONGEST_NUMBER = 9;

    private final VerifiedEntry entry;
    private final Xml xml;
    private final CellValues values;
    private final String source;
    private int row;
    private int column;
    private String value = "";

    SheetReader(VerifiedEntry entry, CellValues values, String source) throws IOException {
        this.entry = entry;
        this.xml = new Xml(entry, source);
        this.values = values;
        this.source = source;
    }

    /** Goes to the next row that the sheet holds. */
    boolean nextRow() throws IOException {
        while (xml.next()) {
            if (xml.begins("row")) {
                int number = whole(xml.attribute("r"), row + 1);
                if (number <= row || number > MOST_ROWS) {
                    throw ExcelRecords.broken(source, "row " + number + " after row " + row);
                }
                row = number;
                column = -1;
                return true;
            }
            if (xml.ends("sheetData")) {
                return false;
            }
        }
        return false;
    }

    /** Number of the row, counted from 1. */
    int row() {
        return row;
    }

    /** Goes to the next cell of the row that has a value. */
    boolean nextCell() throws IOException {
        while (xml.next() && !xml.ends("row")) {
            if (xml.begins("c")) {
                readCell();
                if (!value.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Its column, counted from 0. */
    int column() {
        return column;
    }

    /** Its value as the text shows it. */
    String value() {
        return value;
    }

    private void readCell() throws IOException {
        int next = column(xml.attribute("r"), column + 1);
        if (next <= column || next >= MOST_COLUMNS) {
            throw ExcelRecords.broken(source, "cells out of their order in row " + row);
        }
        column = next;
        String type = xml.attribute("t");
        int style = whole(xml.attribute("s"), 0);
        String raw = "";
        while (xml.next() && !xml.ends("c")) {
            if (xml.begins("v")) {
                raw = xml.text();
            } else if (xml.begins("is")) {
                raw = TextOfCell.read(xml, "is");
            }
        }
        value = raw.isEmpty() ? "" : values.value(type, style, raw);
    }

    /** The column that a reference such as {@code AB12} names. */
    private static int column(@Nullable String reference, int otherwise) {
        if (reference == null) {
            return otherwise;
        }
        int number = 0;
        for (int at = 0; at < reference.length() && number < MOST_COLUMNS; at++) {
            int letter = (reference.charAt(at) | 0x20) - 'a';
            if (letter < 0 || letter >= LETTERS) {
                break;
            }
            number = number * LETTERS + letter + 1;
        }
        return number == 0 ? otherwise : number - 1;
    }

    /** A whole number that is not negative; another value where it is missing or is none. */
    static int whole(@Nullable String text, int otherwise) {
        if (text == null || text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return otherwise;
        }
        int number = 0;
        for (int at = 0; at < text.length(); at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return otherwise;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    double done() {
        return entry.done();
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
