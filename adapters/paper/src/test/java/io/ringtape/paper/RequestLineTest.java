package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.LatencySettings.WeightedLatency;
import io.ringtape.paper.RequestLine.SentRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestLineTest {
    private static final LatencySettings UNEVEN =
            new LatencySettings(5, List.of(new WeightedLatency(20, 500_000), new WeightedLatency(2_000, 500_000)));

    private final RequestLine line = new RequestLine(UNEVEN, 0);
    private final LatencyDraw draw = new LatencyDraw(UNEVEN);

    private void submit(long orderId, long timeNs) {
        OrderRequest request = new OrderRequest();
        request.orderId = orderId;
        request.timeNs = timeNs;
        line.submit(request);
    }

    private void cancel(long orderId, long timeNs) {
        CancelRequest request = new CancelRequest();
        request.orderId = orderId;
        request.timeNs = timeNs;
        line.cancel(request);
    }

    private void replace(long orderId, long timeNs) {
        ReplaceRequest request = new ReplaceRequest();
        request.orderId = orderId;
        request.leg = OrderLeg.STOP;
        request.timeNs = timeNs;
        line.replace(request);
    }

    @Test
    void arrivesWithItsLatencyButNeverBeforeTheRequestAhead() {
        int held = 0;
        for (long order = 1; order <= 200; order++) {
            long sentNs = order * 10_000;
            submit(order, sentNs);
            replace(order, sentNs + 1);
            cancel(order, sentNs + 2);
            long aheadNs = 0;
            for (long sent : new long[] {0, sentNs + 1, sentNs + 2}) {
                long ownNs = Math.max(sent, sentNs) + draw.draw(order, sent);
                assertThat(line.nextDueNs()).isEqualTo(Math.max(ownNs, aheadNs));
                SentRequest request = line.next();
                assertThat(request.arrivalNs()).isEqualTo(Math.max(ownNs, aheadNs));
                held += ownNs < aheadNs ? 1 : 0;
                aheadNs = request.arrivalNs();
            }
            assertThat(line.isEmpty()).isTrue();
        }
        assertThat(held).as("requests faster than the one ahead").isGreaterThan(50);
    }
}
