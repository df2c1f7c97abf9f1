package io.customerprediction.app.pages.customers;

import io.customerprediction.app.attributes.AttributeFile;
import io.customerprediction.app.http.FileForm;
import io.customerprediction.app.http.FormToken;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.CustomerAttributes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files with names, addresses and other columns of customers. */
public final class AttributesPage {
    private final Pages pages;
    private static final Logger LOG = LoggerFactory.getLogger(AttributesPage.class);
    private static final String PREFIX = "attributes-";
    private static final String SUFFIX = ".upload";

    private final Supplier<Optional<Store>> store;
    private final Path folder;
    private final long longest;
    private final long longestInflated;

    /**
     * @param store empty if there is no database
     * @param folder where a file is while it is read
     * @param longest file, in bytes
     * @param longestInflated file once it is unpacked, in bytes
     */
    public AttributesPage(
            Pages pages, Supplier<Optional<Store>> store, Path folder, long longest, long longestInflated) {
        this.pages = pages;
        this.store = store;
        this.folder = folder;
        this.longest = longest;
        this.longestInflated = longestInflated;
    }

    /** Removes what a process left that ended while it read a file: they hold personal data. */
    public void removeLeftovers() {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
                for (Path file : left) {
                    Files.delete(file);
                }
            } catch (IOException | DirectoryIteratorException e) {
                LOG.error(
                        "A file with details of customers that an earlier process left in {} cannot be removed",
                        folder,
                        e);
            }
        }
    }

    /** Shows where to bring a file, and which columns are known. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, HttpServletResponse.SC_OK, "", null);
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String error,
            AttributeFile.@Nullable Report report)
            throws IOException {
        List<String> known = store.get()
                .map(opened -> AttributesView.words(opened.attributes().columns(), pages.texts()))
                .orElse(List.of());
        AttributesView.@Nullable Result result =
                report == null ? null : AttributesView.Result.of(report, pages.texts());
        pages.show(
                request,
                response,
                status,
                "attributes",
                new AttributesView(error, known, result, longest >> 20, CustomerAttributes.MOST_COLUMNS));
    }

    /** Receives a file, adds it to what is known, and reports how many of its rows were used or rejected. */
    public void upload(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AttributeFile.Report report;
        try {
            report = take(request);
        } catch (Problem e) {
            FileForm.discard(request, longest);
            e.addHeaders(response);
            show(request, response, e.kind().status(), e.detail(), null);
            return;
        }
        show(request, response, HttpServletResponse.SC_OK, "", report);
    }

    private AttributeFile.Report take(HttpServletRequest request) throws IOException {
        if (FormToken.isForeign(request)) {
            throw Problem.of(Kind.FORBIDDEN, pages.texts().get("refused.text"));
        }
        FileForm upload = FileForm.of(request, longest);
        String token =
                upload.fields().getOrDefault(FormToken.FIELD, List.of("")).get(0);
        if (!FormToken.matches(request, token)) {
            throw Problem.of(Kind.FORBIDDEN, pages.texts().get("refused.text"));
        }
        if (upload.fileName().isEmpty()) {
            throw Problem.of(Kind.INVALID_INPUT, pages.texts().get("batch.file.missing"));
        }
        Store opened = store.get()
                .filter(filled -> filled.logRows() > 0)
                .orElseThrow(() -> Problem.of(Kind.CONFLICT, pages.texts().get("customers.download.none")));
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, PREFIX, SUFFIX);
        try {
            Files.copy(upload.file(), file, StandardCopyOption.REPLACE_EXISTING);
            return load(file, opened);
        } finally {
            Files.delete(file);
        }
    }

    private AttributeFile.Report load(Path file, Store opened) {
        try {
            return AttributeFile.load(file, longestInflated, opened);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage())
                    .replace(file.toString(), pages.texts().get("attributes.file"));
            throw Problem.of(Kind.INVALID_INPUT, reason + ".");
        }
    }
}
