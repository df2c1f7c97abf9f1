package io.customerprediction.app.pages.customers;

import io.customerprediction.app.export.ExcelTable;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.jobs.IdSearch;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.pages.customers.CustomersFile.Choice;
import io.customerprediction.app.pages.customers.CustomersFile.Format;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.audiences.AudienceExport;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the exports of saved audiences that are due. Thread-safe. */
public final class AudienceFiles {
    private static final String NAMES = "audience-[0-9]*.{csv,xlsx,part}";
    private static final Logger LOG = LoggerFactory.getLogger(AudienceFiles.class);

    private final Supplier<Optional<Store>> store;
    private final Optional<Path> folder;
    private final Texts texts;
    private final Clock clock;

    /**
     * @param store empty if there is no database; throws while the database is away
     * @param folder for the files; empty if there is none
     */
    public AudienceFiles(Supplier<Optional<Store>> store, Optional<Path> folder, Texts texts, Clock clock) {
        this.store = store;
        this.folder = folder;
        this.texts = texts;
        this.clock = clock;
    }

    /** Makes those that are due, and deletes the files of those that are not wanted any more. */
    public synchronized void writeDue() {
        try {
            Optional<Store> opened = store.get();
            Optional<ScoredCustomers> customers = opened.flatMap(Store::customers);
            if (customers.isPresent()) {
                List<AudienceExport> planned = opened.get().exports().all();
                for (AudienceExport export : planned) {
                    if (export.isDue(customers.get().scoring(), clock.instant())) {
                        make(opened.get(), customers.get(), export);
                    }
                }
                deleteOthers(planned);
            }
        } catch (StoreException e) {
            LOG.debug("The database is away; audiences are exported later", e);
        } catch (IOException | RuntimeException e) {
            LOG.error("The audiences could not be exported; it is tried again", e);
        }
    }

    /** Deletes files that name a customer or may do so; says whether there were any. */
    public synchronized boolean erase(String customer) {
        IdSearch search = new IdSearch(customer);
        boolean found = false;
        try {
            for (Path file : files()) {
                if (search.in(file) != IdSearch.Result.ABSENT) {
                    Files.delete(file);
                    found = true;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private void make(Store opened, ScoredCustomers customers, AudienceExport export) {
        try {
            CustomerSearch search = CustomerSearch.of(
                            Parameters.ofQuery(export.audience().query()),
                            customers.scoring(),
                            customers::likeliest,
                            texts)
                    .inAttributes(true);
            long found = customers.page(search.query()).matches();
            if (export.plan().toFolder()) {
                write(opened, customers, search, export, found);
            }
            opened.exports().done(export, customers.scoring(), found, AudienceExportView.address(export));
        } catch (IOException | UncheckedIOException e) {
            LOG.error(
                    "The audience {} could not be exported; it is tried again",
                    export.audience().id(),
                    e);
            opened.exports().failed(export, texts.get("audiences.export.failed", String.valueOf(e.getMessage())));
        }
    }

    /** The file is there as a whole or not at all. */
    private void write(
            Store opened, ScoredCustomers customers, CustomerSearch search, AudienceExport export, long found)
            throws IOException {
        Path into = folder.orElseThrow(() -> new IOException(texts.get("audiences.export.noFolder")));
        Format format = Format.named(export.plan().format()).orElse(Format.CSV);
        if (format == Format.XLSX && found >= ExcelTable.MOST_ROWS) {
            throw new IOException(texts.get("customers.download.long"));
        }
        Files.createDirectories(into);
        Path part = into.resolve("audience-" + export.audience().id() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                Choice choice = new Choice(
                        format,
                        export.plan().holdOut(),
                        export.plan().withAttributes() ? Optional.of(opened.attributes()) : Optional.empty());
                CustomersFile.write(customers, search, choice, out);
            }
            Files.move(
                    part,
                    into.resolve(name(export)),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String name(AudienceExport export) {
        Format format = Format.named(export.plan().format()).orElse(Format.CSV);
        return "audience-" + export.audience().id() + format.ending();
    }

    private void deleteOthers(List<AudienceExport> planned) throws IOException {
        Set<String> wanted = new HashSet<>();
        planned.stream().filter(export -> export.plan().toFolder()).forEach(export -> wanted.add(name(export)));
        for (Path file : files()) {
            if (!wanted.contains(String.valueOf(file.getFileName()))) {
                Files.delete(file);
            }
        }
    }

    private Set<Path> files() throws IOException {
        Set<Path> files = new HashSet<>();
        if (folder.isPresent() && Files.isDirectory(folder.get())) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder.get(), NAMES)) {
                found.forEach(files::add);
            }
        }
        return files;
    }
}
