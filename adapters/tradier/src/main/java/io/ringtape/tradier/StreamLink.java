package io.ringtape.tradier;

import io.ringtape.order.BrokerSettings;
import io.ringtape.tradier.api.AnswerReader;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.Calls;
import io.ringtape.tradier.api.StreamSession;
import io.ringtape.tradier.api.UnreadableAnswerException;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The account stream of a gateway. Its sessions are asked for through the gateway's queue, like everything else; what
 * its connections say is handed to the gateway's thread.
 */
final class StreamLink implements StreamLife.Effects, AccountConnection.Listener {
    private final OrderGateway gateway;
    private final URI server;
    private final Consumer<ThreadWork> thread;
    private final UnaryOperator<String> scrub;
    private final StreamLife life;
    private QueuedCall asked;

    /** Something that the gateway's thread does. */
    @FunctionalInterface
    interface ThreadWork {
        void run(long nowNs);
    }

    /**
     * Creates a link that is not dialled; one that the settings switch off never is.
     *
     * @param thread hands work to the gateway's thread
     * @param scrub takes secrets out of the broker's words
     */
    StreamLink(
            OrderGateway gateway, BrokerSettings settings, Consumer<ThreadWork> thread, UnaryOperator<String> scrub) {
        this.gateway = gateway;
        this.thread = thread;
        this.scrub = scrub;
        server = URI.create(settings.hosts().streamUrl());
        life = new StreamLife(this, settings.watch().silentAfterNs());
        if (!settings.hosts().accountStream()) {
            life.end();
        }
    }

    StreamLife life() {
        return life;
    }

    @Override
    public void askForSession(long attempt) {
        if (asked != null) {
            gateway.forget(asked);
        }
        asked = new QueuedCall(Calls.streamSession(), Urgency.QUESTION, this, new SessionAnswer(attempt));
        gateway.ask(asked);
    }

    @Override
    public AccountConnection dial(StreamSession session) {
        String greeting = "{\"events\":[\"order\"],\"sessionid\":\"" + session.id() + "\",\"excludeAccounts\":[]}";
        return WebSocketStream.dial(server, greeting, this);
    }

    @Override
    public void onHint(long nowNs) {
        gateway.onHint(nowNs);
    }

    @Override
    public void onOpen(AccountConnection connection) {
        thread.accept(nowNs -> life.onWord(connection, false, nowNs));
    }

    @Override
    public void onText(AccountConnection connection, String text) {
        boolean isHeartbeat = text.contains("\"heartbeat\"");
        thread.accept(nowNs -> life.onWord(connection, !isHeartbeat, nowNs));
    }

    @Override
    public void onClosed(AccountConnection connection, String reason) {
        thread.accept(nowNs -> life.onClosed(connection, reason, nowNs));
    }

    /** Takes the answer to one question for a session. */
    private final class SessionAnswer implements QueuedCall.Owner {
        private final long attempt;

        SessionAnswer(long attempt) {
            this.attempt = attempt;
        }

        @Override
        public void onSent(QueuedCall call, long nowNs) {}

        @Override
        public void onAnswer(QueuedCall call, ApiAnswer answer, long nowNs) {
            StreamSession session;
            try {
                session = AnswerReader.streamSession(answer);
            } catch (UnreadableAnswerException none) {
                life.onNoSession(attempt, scrub.apply(none.getMessage()), nowNs);
                return;
            }
            life.onSession(attempt, session, nowNs);
        }
    }
}
