package io.ringtape.tradier;

import io.ringtape.order.BrokerSettings;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes calls one after the other, and waits for each answer, but not for ever. */
final class AwaitedCalls implements StartCheck.Line {
    private final HttpCaller http;
    private final long withinNs;

    AwaitedCalls(HttpCaller http, BrokerSettings settings) {
        this.http = http;
        withinNs = settings.answers().answerWithinNs();
    }

    @Override
    public ApiAnswer call(ApiCall call) throws InterruptedException {
        CompletableFuture<ApiAnswer> answer = new CompletableFuture<>();
        HttpCaller.UnderWay underWay = http.make(call, answer::complete);
        try {
            return answer.get(withinNs, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            underWay.giveUp();
            return ApiAnswer.broken("no whole answer in time");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
