package io.customerprediction.app.jobs;

import java.util.Arrays;
import java.util.List;

/**
 * Why a batch cannot be taken or carried out, for a page to put into words.
 *
 * @param kind what is wrong
 * @param details what belongs to it, in the order that the kind tells
 */
public record BatchFault(Kind kind, List<String> details) {
    /** What can be wrong. */
    public enum Kind {
        /** The database cannot be opened. */
        NO_STORE,
        /** Too many batches are not over; how many. */
        TOO_MANY,
        /** The disk is full before a file is taken; how many MiB are left. */
        NO_ROOM,
        /** A file cannot be written down. */
        NOT_KEPT,
        /** The disk filled up while the batch was at work. */
        DISK_FULL,
        /** The file needs more memory than there is; how many MiB there are. */
        MEMORY,
        /** The as-of date is before the log begins; the date, the first day and the last. */
        AS_OF_TOO_EARLY,
        /** The file is no CSV from some row on; the row before it, and what the reader met. */
        NO_CSV,
        /** What the library says of the file, or the database of itself; in its own words. */
        TOLD,
        /** A mistake of ours; the batch's number, under which the log tells more. */
        SERVER
    }

    /** Takes details of one line each. */
    public BatchFault {
        details = details.stream().map(detail -> detail.replace('\n', ' ')).toList();
    }

    static BatchFault of(Kind kind, Object... details) {
        return new BatchFault(kind, Arrays.stream(details).map(String::valueOf).toList());
    }

    /** As a job's message keeps it: a line for the kind and one for each detail. */
    String message() {
        return kind + details.stream().map(detail -> "\n" + detail).reduce("", String::concat);
    }

    /** @param message of a job that failed */
    static BatchFault parse(String message) {
        List<String> lines = message.lines().toList();
        return new BatchFault(Kind.valueOf(lines.get(0)), lines.subList(1, lines.size()));
    }
}
