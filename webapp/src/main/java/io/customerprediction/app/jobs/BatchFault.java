package io.customerprediction.app.jobs;

import java.util.Arrays;
import java.util.List;

/**
 * Why a batch cannot be taken or carried out, for a page to put into words.
 *
 * @param kind what is wrong
 * @param details what belongs to it, in the order that the kind documents
 */
public record BatchFault(Kind kind, List<String> details) {
    /** What can be wrong. */
    public enum Kind {
        /** The database cannot be opened. */
        NO_STORE(0),
        /** Too many batches are not over; how many. */
        TOO_MANY(1),
        /** The disk is full before a file is taken; how many MiB are left. */
        NO_ROOM(1),
        /** A file cannot be written down. */
        NOT_KEPT(0),
        /** The disk filled up while the batch was at work. */
        DISK_FULL(0),
        /** The file needs more memory than there is; how many MiB there are. */
        MEMORY(1),
        /** The as-of date is before the log begins; the date, the first day and the last. */
        AS_OF_TOO_EARLY(3),
        /** The file is no CSV from some row on; the row before it, and what the reader found. */
        NO_CSV(2),
        /** The message of the library about the file, or of the store about the database. */
        MESSAGE(1),
        /** A fault of this program; the batch's number, under which the log has the cause. */
        SERVER(1),
        /** What another release of this program wrote down; its text. */
        UNKNOWN(1);

        private final int details;

        Kind(int details) {
            this.details = details;
        }

        /** How many details belong to it. */
        int details() {
            return details;
        }
    }

    /** Takes details of one line each. */
    public BatchFault {
        details = details.stream().map(detail -> detail.replaceAll("\\R", " ")).toList();
    }

    static BatchFault of(Kind kind, Object... details) {
        return new BatchFault(kind, Arrays.stream(details).map(String::valueOf).toList());
    }

    /** As a job's message keeps it: a line for the kind and one for each detail. */
    String message() {
        return kind + details.stream().map(detail -> "\n" + detail).reduce("", String::concat);
    }

    /**
     * Reads what {@link #message} wrote, in this release or another.
     *
     * @param message of a job that failed
     */
    static BatchFault parse(String message) {
        List<String> lines = message.lines().toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
        List<String> details = lines.isEmpty() ? List.of() : lines.subList(1, lines.size());
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(first) && kind.details == details.size())
                .findFirst()
                .map(kind -> new BatchFault(kind, details))
                .orElseGet(() -> of(Kind.UNKNOWN, String.join("; ", lines)));
    }
}
