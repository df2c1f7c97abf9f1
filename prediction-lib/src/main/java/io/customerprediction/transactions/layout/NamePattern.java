package io.customerprediction.transactions.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Names of columns, written as a pattern such as {@code {order|sale} {id|no|}}: each brace stands for one of its words. The
 * names are numbered, those of earlier words first. They are compared as {@link HeaderNames#plain}, and never listed to
 * find one: the patterns stand for thousands.
 */
final class NamePattern {
    /** The plain words of each part in turn; text outside of braces is a part of one word. */
    private final List<List<String>> parts = new ArrayList<>();

    /** How many names the parts from each one on stand for; 1 after the last. */
    private final int[] sizes;

    /** The letters with which its names begin: most values that are compared begin with none of them. */
    private final String initials;

    NamePattern(String pattern) {
        int at = 0;
        while (at < pattern.length()) {
            int open = pattern.indexOf('{', at);
            parts.add(List.of(HeaderNames.plain(pattern.substring(at, open < 0 ? pattern.length() : open))));
            if (open < 0) {
                break;
            }
            int close = pattern.indexOf('}', open);
            List<String> words = new ArrayList<>();
            for (String word : pattern.substring(open + 1, close).split("\\|", -1)) {
                words.add(HeaderNames.plain(word));
            }
            parts.add(words);
            at = close + 1;
        }
        sizes = new int[parts.size() + 1];
        sizes[parts.size()] = 1;
        for (int part = parts.size() - 1; part >= 0; part--) {
            sizes[part] = parts.get(part).size() * sizes[part + 1];
        }
        initials = initials();
    }

    private String initials() {
        StringBuilder letters = new StringBuilder();
        boolean mayBeEmpty = true;
        for (int part = 0; mayBeEmpty && part < parts.size(); part++) {
            mayBeEmpty = false;
            for (String word : parts.get(part)) {
                mayBeEmpty |= word.isEmpty();
                letters.append(word, 0, Math.min(1, word.length()));
            }
        }
        return letters.toString();
    }

    /** How many names it stands for. */
    int size() {
        return sizes[0];
    }

    /** The number of the first name that is this one; -1 if none is. */
    int find(String plain) {
        return plain.isEmpty() || initials.indexOf(plain.charAt(0)) < 0 ? -1 : find(plain, 0, 0);
    }

    private int find(String plain, int at, int part) {
        if (part == parts.size()) {
            return at == plain.length() ? 0 : -1;
        }
        List<String> words = parts.get(part);
        for (int word = 0; word < words.size(); word++) {
            if (plain.startsWith(words.get(word), at)) {
                int rest = find(plain, at + words.get(word).length(), part + 1);
                if (rest >= 0) {
                    return word * sizes[part + 1] + rest;
                }
            }
        }
        return -1;
    }
}
