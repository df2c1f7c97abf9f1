package io.customerprediction.transactions.layout;

import java.util.List;
import java.util.Locale;

/** The one way in which names of columns are compared: by their letters and digits, without regard to case. */
public final class HeaderNames {
    private HeaderNames() {}

    /**
     * The column with this name: the one that is written exactly so, else the first whose letters and digits are the same;
     * -1 if there is none.
     */
    public static int find(List<String> header, String name) {
        int exact = header.indexOf(name);
        return exact >= 0
                ? exact
                : header.stream().map(HeaderNames::plain).toList().indexOf(plain(name));
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
