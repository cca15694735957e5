package io.ringtape.market;

import io.ringtape.setting.Spelled;
import java.util.Locale;

/** What becomes of a market data file that lacks a column without which something goes unseen. */
public enum MissingColumns implements Spelled {
    /** It is read, and a note names the file, the column and what goes unseen. */
    NOTE,

    /** It is read. */
    ACCEPT,

    /** It is refused. */
    REFUSE;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
