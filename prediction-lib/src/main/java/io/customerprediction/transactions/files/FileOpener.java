package io.customerprediction.transactions.files;

import io.customerprediction.transactions.archive.GzipInput;
import io.customerprediction.transactions.archive.VerifiedEntry;
import io.customerprediction.transactions.archive.ZipArchive;
import io.customerprediction.transactions.archive.ZippedLog;
import io.customerprediction.transactions.excel.ExcelRecords;
import io.customerprediction.transactions.files.FileText.Opening;
import io.customerprediction.transactions.json.JsonRecords;
import io.customerprediction.transactions.parquet.ParquetRecords;
import io.customerprediction.transactions.records.OneLine;
import io.customerprediction.transactions.records.RawInput;
import io.customerprediction.transactions.records.RecordInput;
import io.customerprediction.transactions.records.Records;
import io.customerprediction.transactions.records.Spool;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Finds out what a file is and opens it as text, layer by layer; keeps what was opened, to close it. */
final class FileOpener implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int OLD_DOCUMENT = 1 << 22;

    private final RawInput raw;
    private final Opening how;
    private final String source;
    private final Deque<Closeable> opened = new ArrayDeque<>();
    private final List<String> notes = new ArrayList<>();
    private String encoding = StandardCharsets.UTF_8.name();
    private @Nullable Records records;
    private DoubleSupplier done;

    FileOpener(RawInput raw, Opening how) {
        this.raw = raw;
        this.how = how;
        this.source = how.source();
        this.done = raw::done;
    }

    InputStream open() throws IOException {
        try {
            return open(new BufferedInputStream(raw, BUFFER), false);
        } catch (UncheckedIOException e) {
            close();
            throw e.getCause();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private InputStream open(BufferedInputStream in, boolean unpacked) throws IOException {
        byte[] start = start(in);
        if (FileKind.isGzip(start)) {
            return gzip(in, unpacked);
        }
        if (FileKind.isZip(start)) {
            return zip(keep(ZipArchive.open(file(in, unpacked), source, how.maxInflated())), unpacked);
        }
        if (FileKind.isParquet(start)) {
            return records(ParquetRecords.open(file(in, unpacked), source));
        }
        if (FileKind.isCompoundFile(start)) {
            throw refusal(FileKind.compoundFile(in.readNBytes(OLD_DOCUMENT)));
        }
        requireOther(FileKind.otherThanText(start));
        return text(in, start);
    }

    private static byte[] start(BufferedInputStream in) throws IOException {
        return start(in, FileKind.START);
    }

    private static byte[] start(BufferedInputStream in, int length) throws IOException {
        in.mark(length);
        byte[] start = in.readNBytes(length);
        in.reset();
        return start;
    }

    private InputStream gzip(BufferedInputStream in, boolean unpacked) throws IOException {
        if (unpacked) {
            throw refusal("is a gzip file inside of a "
                    + (opened.peek() instanceof GzipInput ? "gzip file" : "zip archive") + ": unpack it once");
        }
        return open(new BufferedInputStream(keep(GzipInput.open(in, source, how.maxInflated())), BUFFER), true);
    }

    private InputStream zip(ZipArchive zip, boolean unpacked) throws IOException {
        if (ZippedKind.isWorkbook(zip)) {
            return records(ExcelRecords.open(zip, source, how.headerScore()));
        }
        requireOther(ZippedKind.otherThanArchive(zip));
        if (unpacked) {
            throw refusal("is a zip archive inside of another archive: unpack it once");
        }
        String name = ZippedLog.find(zip, source);
        VerifiedEntry entry = keep(zip.open(name));
        done = entry::done;
        if (zip.names().size() > 1) {
            notes.add("'" + OneLine.value(name) + "' of the archive was read");
        }
        return open(new BufferedInputStream(entry, BUFFER), true);
    }

    /** The file, or a temporary one where there is none. */
    private Path file(InputStream in, boolean unpacked) throws IOException {
        Path file = raw.file();
        return file != null && !unpacked
                ? file
                : keep(Spool.of(in, source, how.maxInflated())).file();
    }

    /** The text of records. */
    InputStream records(Records made) {
        records = keep(made);
        if (made.done() > 0 || !(made instanceof JsonRecords)) {
            done = made::done;
        }
        return new RecordInput(made);
    }

    private InputStream text(BufferedInputStream in, byte[] start) throws IOException {
        ByteOrderMark mark = ByteOrderMark.of(start);
        if (mark != null) {
            in.skipNBytes(mark.length());
        }
        Charset charset = mark != null ? mark.charset() : how.encoding() != null ? how.encoding() : Utf16.detect(start);
        if (charset == null && FileKind.isBinary(start)) {
            throw refusal("is not a text and of no kind that is known: give the log as CSV or xlsx");
        }
        if (charset == null) {
            charset = LegacyEncoding.detect(start(in, LegacyEncoding.START), how.knownWords());
            if (charset != null) {
                notes.add("the text is read as " + charset.name()
                        + ", in which most words are known; give its encoding if it is another");
            }
        }
        encoding = charset == null ? encoding : charset.name();
        return table(charset == null || isReadAsItIs(charset) ? in : recoded(in, charset));
    }

    private BufferedInputStream recoded(InputStream in, Charset charset) {
        return new BufferedInputStream(keep(new Recoded(in, charset)), BUFFER);
    }

    private static boolean isReadAsItIs(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    }

    private InputStream table(BufferedInputStream text) throws IOException {
        String start = new String(start(text), StandardCharsets.UTF_8);
        if (TextKind.isJson(start)) {
            return records(JsonRecords.open(text, source));
        }
        requireOther(TextKind.otherThanTable(start));
        return text;
    }

    private void requireOther(@Nullable String kind) throws IOException {
        if (kind != null) {
            throw refusal(kind);
        }
    }

    private IOException refusal(String words) {
        return OneLine.refusal(source, words);
    }

    private <T extends Closeable> T keep(T made) {
        opened.push(made);
        return made;
    }

    String encoding() {
        return encoding;
    }

    boolean isTyped() {
        return records != null;
    }

    double done() {
        return done.getAsDouble();
    }

    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (records != null) {
            all.addAll(records.notes());
        }
        return all;
    }

    /** What was opened last is closed first. */
    @Override
    public void close() throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
