package io.customerprediction.examples.spark;

import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.csv.LogFormat;
import io.customerprediction.transactions.csv.PartReader;
import io.customerprediction.transactions.csv.PartedLog;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * Files of text, cut into ranges of bytes. The log is the files one after the other, in the order of their names; a packed file
 * is one part.
 */
final class TextParts {
    private TextParts() {}

    /**
     * A part of the log.
     *
     * @param number counted from 0
     * @param from first byte
     * @param bytes how many; all that there are in a packed file
     */
    record TextPart(int number, String file, long from, long bytes) implements Serializable {}

    /**
     * The parts of all files.
     *
     * @param pattern of a file, a folder or several
     * @param split bytes of a part
     * @throws IOException if there is no file
     */
    static List<TextPart> of(String pattern, Configuration hadoop, long split) throws IOException {
        CompressionCodecFactory codecs = new CompressionCodecFactory(hadoop);
        List<TextPart> parts = new ArrayList<>();
        for (FileStatus file : files(pattern, hadoop)) {
            String name = file.getPath().toString();
            if (codecs.getCodec(file.getPath()) != null) {
                parts.add(new TextPart(parts.size(), name, 0, Long.MAX_VALUE));
                continue;
            }
            for (long from = 0; from < file.getLen(); from += split) {
                parts.add(new TextPart(parts.size(), name, from, Math.min(split, file.getLen() - from)));
            }
        }
        if (parts.isEmpty()) {
            throw new IOException(pattern + " has no file with any text: name a file, a folder or a pattern");
        }
        return parts;
    }

    private static List<FileStatus> files(String pattern, Configuration hadoop) throws IOException {
        Path path = new Path(pattern);
        FileSystem system = path.getFileSystem(hadoop);
        FileStatus[] found = system.globStatus(path);
        List<FileStatus> files = new ArrayList<>();
        for (FileStatus one : found == null ? new FileStatus[0] : found) {
            FileStatus[] inside = one.isDirectory() ? system.listStatus(one.getPath()) : new FileStatus[] {one};
            Arrays.stream(inside)
                    .filter(file -> file.isFile() && !file.getPath().getName().matches("[._].*"))
                    .forEach(files::add);
        }
        files.sort(Comparator.comparing(file -> file.getPath().toString()));
        return files;
    }

    /** What the columns and values of the files mean, decided by the beginning of the first one. */
    static PartedLog decide(
            List<TextPart> parts, String name, Configuration hadoop, LogFormat format, CleaningRules rules)
            throws IOException {
        try (InputStream text = open(parts.get(0), 0, hadoop)) {
            byte[] start = text.readNBytes(PartedLog.START);
            return PartedLog.ofText(name, start, text.read() < 0, format, rules);
        }
    }

    /** The lines of a part. */
    static PartReader.Lines lines(TextPart part, PartReader reader, PartedLog log, Configuration hadoop)
            throws IOException {
        boolean atStart = part.from() == 0;
        InputStream text = open(part, atStart ? 0 : part.from() - 1, hadoop);
        return reader.lines(text, atStart, part.bytes(), log);
    }

    private static InputStream open(TextPart part, long from, Configuration hadoop) throws IOException {
        Path path = new Path(part.file());
        FSDataInputStream bytes = path.getFileSystem(hadoop).open(path);
        CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
        if (codec != null) {
            return codec.createInputStream(bytes);
        }
        bytes.seek(from);
        return new BufferedInputStream(bytes, 1 << 16);
    }
}
