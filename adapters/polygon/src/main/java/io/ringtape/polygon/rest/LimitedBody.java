package io.ringtape.polygon.rest;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Collects the body of an answer up to a number of bytes, and gives up on a longer one. */
final class LimitedBody implements BodySubscriber<List<ByteBuffer>> {
    private final CompletableFuture<List<ByteBuffer>> whole = new CompletableFuture<>();
    private final List<ByteBuffer> parts = new ArrayList<>();
    private final long most;
    private Flow.Subscription subscription;
    private long bytes;

    LimitedBody(long most) {
        this.most = most;
    }

    @Override
    public CompletionStage<List<ByteBuffer>> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> more) {
        for (ByteBuffer part : more) {
            bytes += part.remaining();
        }
        if (bytes > most) {
            subscription.cancel();
            parts.clear();
            whole.completeExceptionally(
                    new RestException(RestFailure.UNREADABLE, "the answer is longer than " + most + " bytes"));
        } else {
            parts.addAll(more);
        }
    }

    @Override
    public void onError(Throwable cause) {
        whole.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        whole.complete(parts);
    }
}
