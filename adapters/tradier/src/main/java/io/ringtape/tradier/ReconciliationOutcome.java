package io.ringtape.tradier;

/** What a comparison with the broker leads to. */
enum ReconciliationOutcome {
    /** The broker's word is taken: fills first, then the status. */
    FOLLOW,

    /** Its end stands: nothing is reported, and nothing is sent. */
    KEEP,

    /** It is at the broker, and counts as not working until a list says more. */
    DOUBT,

    /** It is searched for by its tag; two complete lists without it, some seconds apart, decide. */
    SEARCH,

    /** Its legs are reported UNKNOWN, once, and the positions are asked for at once. */
    DENY,

    /** The engine was told that it is over: it is cancelled at sight, and its fills are reported. */
    WITHDRAW,

    /** Fills that came after its end are reported; nothing is sent. */
    REPORT_LATE,

    /** The operator is told once; nothing is sent, and a live run does not start. */
    ALERT,

    /** It is over and none of this run's; nothing is done. */
    PASS
}
