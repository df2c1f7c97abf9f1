package io.customerprediction.app.pages.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown with tables as HTML. Headings have the anchors that forges give them; code and tables scroll, and are reached by the
 * keyboard for it; HTML within the text is shown as text.
 */
final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    /** A wrapper that is reached by the keyboard needs a name for assistive technology. */
    private static final String SCROLLS =
            "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>";

    private Markdown() {}

    /**
     * A text as HTML.
     *
     * @param html of the whole
     * @param title the text of the first heading of the first level
     * @param headings those of the second level
     */
    record Rendered(String html, String title, List<DocumentView.Heading> headings) {}

    /** What the links of a text name, in their order, with the words of each. */
    static List<Map.Entry<String, String>> links(String text) {
        List<Map.Entry<String, String>> found = new ArrayList<>();
        PARSER.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                found.add(Map.entry(link.getDestination(), words(link)));
            }
        });
        return found;
    }

    /**
     * Renders a text.
     *
     * @param addresses where what a link or a picture names is on the pages; empty if it is not there: the link's words stay
     */
    static Rendered render(String text, Function<String, Optional<String>> addresses) {
        Node document = PARSER.parse(text);
        document.accept(new Addressing(addresses));
        Anchors anchors = new Anchors();
        document.accept(anchors);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> anchors::addTo)
                .build();
        // Only the renderer writes tags: those of the text are escaped. A column without a name has no header.
        String html = renderer.render(document)
                .replace("<table>", SCROLLS)
                .replace("</table>", "</table></div>")
                .replace("<th scope=\"col\"></th>", "<td></td>");
        return new Rendered(html, anchors.title, anchors.headings);
    }

    /** The words of a heading or a link, without what they are marked as. */
    private static String words(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                text.append(' ');
            }
        });
        return text.toString();
    }

    /** Replaces what links and pictures name by where it is. */
    private static final class Addressing extends AbstractVisitor {
        private final Function<String, Optional<String>> addresses;

        Addressing(Function<String, Optional<String>> addresses) {
            this.addresses = addresses;
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            addresses.apply(link.getDestination()).ifPresentOrElse(link::setDestination, () -> unlink(link));
        }

        @Override
        public void visit(Image image) {
            addresses.apply(image.getDestination()).ifPresent(image::setDestination);
        }

        private static void unlink(Link link) {
            Node child = link.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                link.insertBefore(child);
                child = next;
            }
            link.unlink();
        }
    }

    /** The anchors of the headings, and the attributes that need more than a tag. */
    private static final class Anchors extends AbstractVisitor {
        private final IdGenerator generator = IdGenerator.builder().build();
        private final Map<Node, String> ids = new HashMap<>();
        private final List<DocumentView.Heading> headings = new ArrayList<>();
        private String title = "";

        @Override
        public void visit(Heading heading) {
            String words = words(heading);
            String id = generator.generateId(words);
            ids.put(heading, id);
            if (heading.getLevel() == 1 && title.isEmpty()) {
                title = words;
            } else if (heading.getLevel() == 2) {
                headings.add(new DocumentView.Heading(id, words));
            }
        }

        void addTo(Node node, String tag, Map<String, String> attributes) {
            if (ids.containsKey(node)) {
                attributes.put("id", ids.get(node));
            } else if (tag.equals("pre")) {
                attributes.put("tabindex", "0");
            } else if (node instanceof TableCell cell && cell.isHeader()) {
                attributes.put("scope", "col");
            } else if (node instanceof Image) {
                attributes.put("loading", "lazy");
            }
        }
    }
}
