package io.customerprediction.app.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A block of code in a document.
 *
 * @param document its path in the repository
 * @param line where it begins, from 1
 * @param language as its fence names it; empty for a block without a fence or a name
 */
record Block(String document, int line, String language, String text) {
    /** All documents with code that readers may copy. */
    static List<String> documents(Path root) throws IOException {
        List<String> found = new ArrayList<>(
                List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "data/README.md"));
        for (String folder : List.of("docs", "examples/benchmarks", "examples/spark")) {
            try (Stream<Path> files = Files.list(root.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .sorted()
                        .forEach(file -> found.add(root.relativize(file).toString()));
            }
        }
        return found;
    }

    static List<Block> of(Path root, String document) throws IOException {
        List<Block> found = new ArrayList<>();
        Parser parser =
                Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
        parser.parse(Files.readString(root.resolve(document))).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                int line = block.getSourceSpans().get(0).getLineIndex() + 1;
                found.add(new Block(document, line, block.getInfo().strip(), block.getLiteral()));
            }

            @Override
            public void visit(IndentedCodeBlock block) {
                int line = block.getSourceSpans().get(0).getLineIndex() + 1;
                found.add(new Block(document, line, "", block.getLiteral()));
            }
        });
        return found;
    }

    /** Its lines, those that end with a backslash joined with the next one. */
    List<String> commands() {
        return text.replace("\\\n", " ").lines().collect(Collectors.toList());
    }

    String place() {
        return document + ":" + line;
    }
}
