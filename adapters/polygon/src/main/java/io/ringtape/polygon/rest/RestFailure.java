package io.ringtape.polygon.rest;

/** What kind of failure a request for data met. */
public enum RestFailure {
    /** The key is unknown, or its plan does not include the data (401, 403). Asking again does not help. */
    REFUSED(false),

    /** The server does not know the request, or calls it wrong (other 3xx and 4xx). */
    REJECTED(false),

    /** The next page is at a host that is not the configured one. */
    FOREIGN_PAGE(false),

    /** More requests than the plan allows (429). */
    LIMITED(true),

    /** No connection, or it broke. */
    UNREACHABLE(true),

    /** The server failed (5xx). */
    SERVER_ERROR(true),

    /** The whole answer was not there in time. */
    TIMED_OUT(true),

    /** The answer is no JSON of the expected form, or ends early, or is too long. */
    UNREADABLE(true);

    private final boolean mayPass;

    RestFailure(boolean mayPass) {
        this.mayPass = mayPass;
    }

    /** Whether the same request may succeed a little later. */
    public boolean mayPass() {
        return mayPass;
    }
}
