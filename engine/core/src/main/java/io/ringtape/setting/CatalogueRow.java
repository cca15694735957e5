package io.ringtape.setting;

/**
 * A row of a catalogue whose entries have settings of their own. A map from the constants of an enum of rows to records
 * is a group of one section for each row.
 */
public interface CatalogueRow {
    /** Returns the key of its section. */
    String key();

    /** Returns a sentence that says what it is. */
    String sentence();

    /** Returns the record of its settings. */
    Class<? extends Record> settings();
}
