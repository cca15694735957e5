package io.ringtape.tradier;

import io.ringtape.tradier.api.AccountPosition;
import io.ringtape.tradier.api.AnswerReader;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import io.ringtape.tradier.api.Balances;
import io.ringtape.tradier.api.Calls;
import io.ringtape.tradier.api.UnreadableAnswerException;
import io.ringtape.tradier.api.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Asks the broker what must be known before anything is sent: whether it takes the token, whether the account is one of
 * the token's, what the account holds, and which orders it has.
 */
final class StartCheck {
    private static final int ATTEMPTS = 3;
    /** Looks at orders, positions and orders again for which fills may come in between. */
    private static final int MOST_LOOKS = 4;

    /** Makes a call and waits for what comes back. */
    interface Line {
        ApiAnswer call(ApiCall call) throws InterruptedException;
    }

    private final BrokerTerms terms;
    private final Calls calls;
    private final Line line;
    private final LongSupplier clock;
    private final UnaryOperator<String> scrub;

    StartCheck(BrokerTerms terms, Line line, LongSupplier clock, UnaryOperator<String> scrub) {
        this.scrub = scrub;
        this.terms = terms;
        this.line = line;
        this.clock = clock;
        calls = new Calls(terms.account());
    }

    /** Reads an answer. */
    private interface Reader<T> {
        T read(ApiAnswer answer) throws UnreadableAnswerException;
    }

    /**
     * Asks for everything.
     *
     * @throws BrokerRefusedException when the token or the account is not good
     * @throws IOException when the broker cannot be reached, or its answers make no sense
     */
    OrderGateway.Start ask() throws IOException, InterruptedException {
        List<String> accounts = read(Calls.profile(), AnswerReader::accountNumbers);
        if (!accounts.contains(terms.account())) {
            throw new BrokerRefusedException("the token has no account " + terms.account() + "; it has "
                    + (accounts.isEmpty() ? "none" : scrub.apply(String.join(", ", accounts))));
        }
        Balances balances = read(calls.balances(), AnswerReader::balances);
        OrderList before = orders();
        for (int look = 1; look <= MOST_LOOKS; look++) {
            List<AccountPosition> positions = read(calls.positions(), AnswerReader::positions);
            OrderList after = orders();
            OrderList earlier = before;
            if (terms.symbols().stream().allMatch(symbol -> after.hasFillsOf(earlier, symbol))) {
                return new OrderGateway.Start(positions, balances, after);
            }
            before = after;
        }
        throw new IOException("orders of the account are being filled; its positions cannot be told for certain");
    }

    private OrderList orders() throws IOException, InterruptedException {
        long askedNs = clock.getAsLong();
        ListPages pages = new ListPages();
        while (!pages.isProven()) {
            if (pages.isEndless()) {
                throw new IOException("the broker's list of orders does not end");
            }
            pages.add(read(calls.orders(pages.next()), AnswerReader::orders));
        }
        return pages.list(askedNs, true);
    }

    private <T> T read(ApiCall call, Reader<T> reader) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            ApiAnswer answer = line.call(call);
            if (answer.deniesAccess()) {
                throw new BrokerRefusedException(refusal(Verdict.of(answer).text()));
            }
            try {
                return reader.read(answer);
            } catch (UnreadableAnswerException unreadable) {
                if (attempt == ATTEMPTS) {
                    throw new IOException("the broker at "
                            + terms.settings().hosts().restUrl()
                            + " does not tell what was asked (" + call.target().replaceAll("\\?.*", "") + "): "
                            + scrub.apply(unreadable.getMessage()));
                }
            }
        }
    }

    private String refusal(String words) {
        String host = terms.settings().hosts().restUrl();
        return words.toLowerCase(Locale.ROOT).contains("apiproduct")
                ? "the token is not one of " + host + ": the sandbox and the production host have a token each"
                : "the broker at " + host + " refuses the token or the account: " + scrub.apply(words);
    }
}
