package io.customerprediction.transactions.excel;

import io.customerprediction.transactions.records.OneLine;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One part of a workbook, element by element, with local names only. Has neither document types nor entities of its own. */
final class Xml implements Closeable {
    /** Longer than a cell, a formula or a list of attributes can be. */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final int MOST_ATTRIBUTES = 200;
    private static final XMLInputFactory FACTORY = factory();

    private final String source;
    private final InputStream in;
    private final XMLStreamReader reader;
    private final StringBuilder text = new StringBuilder();

    Xml(InputStream in, String source) throws IOException {
        this.source = source;
        this.in = in;
        try {
            this.reader = FACTORY.createXMLStreamReader(new ShortPieces(in));
        } catch (XMLStreamException e) {
            in.close();
            throw broken(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        return factory;
    }

    /** Goes to the next beginning or end of an element; returns false at the end of the part. */
    boolean next() throws IOException {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    boolean begins() {
        return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean begins(String name) {
        return begins() && reader.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return reader.getEventType() == XMLStreamConstants.END_ELEMENT
                && reader.getLocalName().equals(name);
    }

    String name() {
        return reader.getLocalName();
    }

    /** An attribute of this name, whatever its name space. */
    @Nullable
    String attribute(String name) throws IOException {
        int count = reader.getAttributeCount();
        if (count > MOST_ATTRIBUTES) {
            throw ExcelRecords.broken(source, "too many attributes");
        }
        for (int i = 0; i < count; i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text of the element that has just begun, to its end. */
    String text() throws IOException {
        text.setLength(0);
        addText(text);
        return text.toString();
    }

    /** Adds the text of the element that has just begun, to its end. */
    void addText(StringBuilder to) throws IOException {
        int depth = 1;
        try {
            while (depth > 0) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> depth++;
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> add(to);
                    case XMLStreamConstants.END_DOCUMENT -> throw ExcelRecords.broken(source, "it ends too early");
                    default -> {} // comments and instructions
                }
            }
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private void add(StringBuilder to) throws IOException {
        if (to.length() + reader.getTextLength() > LONGEST_TEXT) {
            throw ExcelRecords.broken(source, "a text of more than a million characters");
        }
        to.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    private IOException broken(XMLStreamException e) {
        if (e.getNestedException() instanceof IOException cause) {
            return cause;
        }
        return OneLine.refusal(
                source,
                "is a workbook that cannot be read (line " + e.getLocation().getLineNumber()
                        + " of one of its parts): save it again as xlsx or CSV",
                e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Refuses a tag or text of which the parser would have to keep too much at once. */
    private final class ShortPieces extends FilterInputStream {
        private int since;

        ShortPieces(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int got = super.read(buffer, from, length);
            for (int at = from; at < from + got; at++) {
                since = buffer[at] == '<' ? 0 : since + 1;
                if (since > LONGEST_TEXT) {
                    throw ExcelRecords.broken(source, "a piece of more than a million bytes");
                }
            }
            return got;
        }
    }
}
