package io.customerprediction.transactions.files;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises texts that are no tables, by how they begin. */
final class TextKind {
    private static final String SAVE_AS = ": open it in a spreadsheet and save it as CSV or xlsx";
    private static final String NOT_PURCHASES = ", not a log of purchases: give an export of the orders";
    private static final Pattern SQL = Pattern.compile(
            "(create (table|database|schema|temp)|insert (into|ignore)|drop (table|database|schema)|pragma \\w+ *=|begin transaction"
                    + "|begin;|set (statement_timeout|sql_mode|names|foreign_key_checks|@|time_zone)|lock tables|use \\[?`?\\w+`?\\]?;|copy \\w[\\w.]* ?\\()"
                    + ".*",
            Pattern.DOTALL);

    /** Ways in which texts of other kinds begin, with what they are. */
    private static final Map<Pattern, String> OTHERS = new LinkedHashMap<>();

    static {
        OTHERS.put(
                Pattern.compile("begin:vcalendar\\b.*", Pattern.DOTALL), "is a calendar (iCalendar)" + NOT_PURCHASES);
        OTHERS.put(
                Pattern.compile("begin:vcard\\b.*", Pattern.DOTALL),
                "is a list of address cards (vCard)" + NOT_PURCHASES);
        OTHERS.put(
                Pattern.compile(
                        "(from [^\\n,;]{1,200}\\n)?((return-path|received|delivered-to|from|to|date|subject|message-id|mime-version|x-[a-z-]+):"
                                + " [^\\n]*\\n([ \\t][^\\n]*\\n)*){3,}.*",
                        Pattern.DOTALL),
                "is an e-mail: save what is attached to it, and give that file");
        OTHERS.put(
                Pattern.compile(
                        "(%yaml[^\\n]*\\n|---\\s*\\n|#[^\\n]*\\n)*([\\w-]+:\\s*\\n)?\\s*- [\\w\\x22'-]+: [^\\n,;]*\\n\\s+[\\w\\x22'-]+: [^\\n]*\\n.*",
                        Pattern.DOTALL),
                "is YAML: get the purchases as CSV, xlsx or JSON from where it was made");
    }

    private TextKind() {}

    /** Whether a text that begins so is JSON and not values between brackets or braces. */
    static boolean isJson(String text) {
        String start = text.strip();
        String second = start.length() < 2 ? "" : start.substring(1).strip();
        boolean object = start.startsWith("{") && (second.startsWith("\"") || second.startsWith("}"));
        boolean array =
                start.startsWith("[") && (second.startsWith("{") || second.startsWith("[") || second.startsWith("]"));
        return object || array;
    }

    /** What the text is and what to do, to be read after its name; {@code null} if it may be a table. */
    static @Nullable String otherThanTable(String start) {
        String text = start.stripLeading().toLowerCase(Locale.ROOT);
        if (text.startsWith("<")) {
            return markup(text);
        }
        if (text.startsWith("mime-version:") && text.contains("multipart/related")) {
            return "is a web page in one file (MHTML)" + SAVE_AS;
        }
        if (text.startsWith("%!ps")) {
            return "is a PostScript document: get the purchases as CSV or xlsx from where it was made";
        }
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        for (Map.Entry<Pattern, String> other : OTHERS.entrySet()) {
            if (other.getKey().matcher(lines).matches()) {
                return other.getValue();
            }
        }
        return isSql(text)
                ? "is an SQL dump: load it into its database and export the table of the purchases as CSV, or read it with"
                        + " --jdbc"
                : null;
    }

    private static @Nullable String markup(String text) {
        if (text.contains("<!doctype html")
                || text.contains("<html")
                || text.matches("(?s)<(table|meta|style|head|body)\\b.*")) {
            return "is a web page (HTML), whatever its name says" + SAVE_AS;
        }
        if (text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            return "is a spreadsheet in XML" + SAVE_AS;
        }
        return text.startsWith("<?xml") || text.matches("(?s)<[a-z][\\w:.-]*(\\s[^<>]*)?>\\s*<.*")
                ? "is XML: get the purchases as CSV, xlsx or JSON from where it was made"
                : null;
    }

    private static boolean isSql(String text) {
        String rest = text;
        while (rest.startsWith("--") || rest.startsWith("/*")) {
            String end = rest.startsWith("--") ? "\n" : "*/";
            int at = rest.indexOf(end);
            if (at < 0) {
                return false;
            }
            boolean conditional = rest.startsWith("/*!");
            rest = rest.substring(at + end.length()).stripLeading();
            if (conditional) {
                return true;
            }
            rest = rest.startsWith(";") ? rest.substring(1).stripLeading() : rest;
        }
        return SQL.matcher(rest).matches();
    }
}
