package io.ringtape.config;

import java.util.Collection;
import java.util.Locale;

/** Guesses the word that a misspelled word was meant to be. */
public final class NearestWord {
    private NearestWord() {}

    /** Says which known word is meant, or which ones there are when none is near. */
    public static String hint(String word, Collection<String> known) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(plain(word), plain(candidate));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        boolean near = nearest != null && least <= Math.max(2, Math.max(word.length(), nearest.length()) / 3);
        return near ? "did you mean '" + nearest + "'?" : "known: " + String.join(", ", known);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** Returns Levenshtein's distance: how many letters to insert, delete or replace. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
