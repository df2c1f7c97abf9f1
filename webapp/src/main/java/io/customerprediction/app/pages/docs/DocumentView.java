package io.customerprediction.app.pages.docs;

import java.util.List;

/**
 * A document as its page shows it.
 *
 * @param name of the document, by which the list of documents marks it
 * @param html its text
 * @param headings the headings of the second level, in their order
 * @param documents all documents, in the order of the contents
 */
public record DocumentView(String name, String title, String html, List<Heading> headings, List<Entry> documents) {
    /**
     * A place in a document.
     *
     * @param id its anchor
     */
    public record Heading(String id, String text) {}

    /**
     * A line of the list of documents.
     *
     * @param address from where the application lives
     */
    public record Entry(String name, String address, String title) {}
}
