package io.ringtape.tradier.api;

import io.ringtape.event.Missing;
import io.ringtape.event.Side;
import java.math.BigDecimal;
import java.util.List;

/**
 * An order, or a leg of one, as a list of the broker shows it. Shares and prices are in micros; what the list does not
 * say is {@code Missing.LONG}, null or empty.
 *
 * @param id the broker's id; missing for a leg that has none yet
 * @param tag our name of it
 * @param reason the broker's text on a refusal
 */
public record BrokerOrder(long id, Terms terms, Progress progress, List<BrokerOrder> legs, String tag, String reason) {
    private static final String STOP = "stop";

    /**
     * What was ordered.
     *
     * @param symbol in the market data's spelling
     * @param side the broker's word, such as {@code sell_short}
     * @param type the broker's word, such as {@code limit}
     * @param limit its limit
     * @param stop its trigger
     */
    public record Terms(String symbol, String side, String type, long quantity, long limit, long stop) {}

    /**
     * How far it is.
     *
     * @param text the broker's own word
     * @param changedNs when it changed last, epoch nanoseconds
     */
    public record Progress(OrderWord word, String text, Fills fills, long changedNs) {}

    /**
     * What is filled.
     *
     * @param executed shares filled in all
     * @param averageOrNull average price of these in dollars; null where the list gives none, or 0
     * @param lastPrice price of the last fill; missing where the list gives none, or 0
     * @param lastQuantity shares of the last fill
     */
    public record Fills(long executed, BigDecimal averageOrNull, long lastPrice, long lastQuantity) {}

    public BrokerOrder {
        legs = List.copyOf(legs);
    }

    /** Returns its symbol; a composite order has that of its first leg. */
    public String symbol() {
        return terms.symbol().isEmpty() && !legs.isEmpty() ? legs.get(0).symbol() : terms.symbol();
    }

    /** Whether it buys; false also when the side is unknown. */
    public boolean isBuy() {
        return terms.side().startsWith("buy");
    }

    /** Whether its side is {@code side}, opening or closing. */
    public boolean isOf(Side side) {
        return side == Side.BUY ? isBuy() : terms.side().startsWith("sell");
    }

    /** Whether it waits for a trigger price. */
    public boolean isStop() {
        return terms.type().startsWith(STOP);
    }

    /** Whether it may still work: its own word does not end it, or that of a leg. */
    public boolean mayWork() {
        return legs.isEmpty()
                ? !progress.word().isOver()
                : legs.stream().anyMatch(BrokerOrder::mayWork)
                        && !(progress.word().isOver() && !anyLegWorks());
    }

    private boolean anyLegWorks() {
        return legs.stream().anyMatch(leg -> leg.progress().word().isWorking());
    }

    /** Returns the shares filled in all; 0 where the list does not say and the order is not over. */
    public long executed() {
        return Missing.isPresent(progress.fills().executed()) ? progress.fills().executed() : 0;
    }
}
