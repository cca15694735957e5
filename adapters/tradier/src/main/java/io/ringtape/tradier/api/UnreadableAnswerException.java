package io.ringtape.tradier.api;

import java.io.IOException;

/** An answer that does not say what it was asked for, so that nothing is known; never a sign that there is none. */
public final class UnreadableAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String reason) {
        super(reason);
    }

    UnreadableAnswerException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
