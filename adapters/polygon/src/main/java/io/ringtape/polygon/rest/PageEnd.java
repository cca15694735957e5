package io.ringtape.polygon.rest;

/** Why no further page was asked for. */
public enum PageEnd {
    /** The last page names no next one. */
    LAST_PAGE,

    /** A page without rows names a next one. */
    EMPTY_PAGE,

    /** The next page is one that was read already; rows may be missing. */
    REPEATED_PAGE
}
