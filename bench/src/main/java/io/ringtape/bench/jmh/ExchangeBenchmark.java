package io.ringtape.bench.jmh;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.session.CauseReader;
import io.ringtape.bench.session.Transactions;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Event;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.market.QuoteRule;
import io.ringtape.paper.SimulatedExchange;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does a quote cost the simulated exchange, while nothing works there and beside entries that rest out of reach? */
@State(Scope.Thread)
public class ExchangeBenchmark extends JmhDefaults {
    private static final int QUOTES = 512;
    private static final int INSTRUMENT = 0;

    /** Brackets whose entries rest at half the price, each of one share. */
    @Param({"0", "1", "4"})
    public int resting;

    private SimulatedExchange exchange;
    private List<Quote> quotes;
    private int next;

    /** Brings the entries to rest. */
    @Setup(Level.Trial)
    public void open(SmallSession small) {
        EngineSettings settings = small.settings();
        quotes = quotes(small.transactions());
        exchange = new SimulatedExchange(
                settings.simulation(),
                new QuoteRule(settings.conditions(), settings.instruments()),
                settings.instruments().size());
        Quote last = quotes.get(QUOTES - 1);
        exchange.onQuote(last);
        for (int i = 0; i < resting; i++) {
            exchange.submit(entry(i + 1, last));
        }
        while (exchange.nextDueNs() != Long.MAX_VALUE) {
            exchange.step();
        }
        check();
    }

    private static OrderRequest entry(long id, Quote quote) {
        OrderRequest request = new OrderRequest();
        request.instrument = INSTRUMENT;
        request.timeNs = quote.sipNs;
        request.orderId = id;
        request.side = Side.BUY;
        request.quantity = Micros.ONE;
        request.limit = quote.bid / 2 / Micros.ONE * Micros.ONE;
        request.target = request.limit + Micros.ONE;
        request.stop = request.limit - Micros.ONE;
        return request;
    }

    /** The first instrument's first quotes with both sides, copied: the exchange reads them only. */
    private static List<Quote> quotes(Transactions all) {
        List<Quote> quotes = new ArrayList<>();
        CauseReader causes = new CauseReader(all);
        FrameWriter writer = new FrameWriter();
        Frame frame = new Frame();
        for (int i = 0; quotes.size() < QUOTES; i++) {
            Event cause = causes.cause(i);
            if (cause instanceof Quote quote && quote.instrument == INSTRUMENT && quote.bid > 0 && quote.ask > 0) {
                writer.write(frame, quote);
                FrameReader reader = new FrameReader().wrap(frame);
                reader.next();
                Quote copy = new Quote();
                reader.read(copy);
                quotes.add(copy);
            }
        }
        return quotes;
    }

    /** Nothing may have been filled, and what was to rest must rest. */
    @TearDown(Level.Trial)
    public void check() {
        boolean isQuiet = exchange.nextDueNs() == Long.MAX_VALUE;
        if (exchange.isIdle() != (resting == 0) || !isQuiet) {
            throw new WrongOutputException("the exchange", "with reports, or idle", resting + " entries at rest");
        }
    }

    /** Takes a quote. */
    @Benchmark
    @HotPath
    public SimulatedExchange quote() {
        next = next + 1 == QUOTES ? 0 : next + 1;
        exchange.onQuote(quotes.get(next));
        return exchange;
    }
}
