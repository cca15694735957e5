package io.ringtape.tradier;

import io.ringtape.event.AccountOrigin;
import io.ringtape.event.AccountReport;
import io.ringtape.event.EventSink;
import io.ringtape.tradier.api.AnswerReader;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.Balances;
import io.ringtape.tradier.api.UnreadableAnswerException;

/** Publishes the account's money from time to time. For one thread. */
final class AccountWatch implements QueuedCall.Owner {
    private final GatewayParts parts;
    private final EventSink sink;
    private final AccountReport report = new AccountReport();
    private long dueNs = Long.MAX_VALUE;

    AccountWatch(GatewayParts parts, EventSink sink) {
        this.parts = parts;
        this.sink = sink;
    }

    /** Publishes the money of the start, and starts the clock. */
    void begin(Balances balances, long nowNs) {
        publish(balances, nowNs);
        dueNs = nowNs + parts.terms().settings().watch().accountEveryNs();
    }

    /** Asks for the money when it is due. */
    void onTime(long nowNs) {
        if (nowNs >= dueNs) {
            dueNs = nowNs + parts.terms().settings().watch().accountEveryNs();
            parts.queue().add(new QueuedCall(parts.calls().balances(), Urgency.QUESTION, this, this));
        }
    }

    long nextDueNs() {
        return dueNs;
    }

    @Override
    public void onSent(QueuedCall call, long nowNs) {}

    @Override
    public void onAnswer(QueuedCall call, ApiAnswer answer, long nowNs) {
        try {
            publish(AnswerReader.balances(answer), nowNs);
        } catch (UnreadableAnswerException unreadable) { // nothing is known; asked again in time
            return;
        }
    }

    private void publish(Balances balances, long nowNs) {
        report.cash = balances.cash();
        report.equity = balances.equity();
        report.buyingPower = balances.buyingPower();
        report.realised = balances.realised();
        report.unrealised = balances.unrealised();
        report.origin = AccountOrigin.BROKER;
        report.receiveNs = nowNs;
        report.timeNs = nowNs;
        sink.publish(report);
    }
}
