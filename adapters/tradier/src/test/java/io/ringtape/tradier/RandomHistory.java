package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.market.TradingSession;
import io.ringtape.order.FeeSchedule;
import io.ringtape.simulation.FaultScript;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import io.ringtape.tradier.api.Balances;
import io.ringtape.tradier.sim.BrokerFault;
import io.ringtape.tradier.sim.BrokerageSettings;
import io.ringtape.tradier.sim.HttpCall;
import io.ringtape.tradier.sim.HttpReply;
import io.ringtape.tradier.sim.SimulatedBrokerage;
import io.ringtape.tradier.sim.SimulatedExecution;
import io.ringtape.tradier.sim.UnprotectedSpan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One random history of the gateway with the simulated brokerage, through the bytes of requests and answers, in a time
 * of its own: a market at random, a model of the engine, and faults on a fifth of all requests.
 */
final class RandomHistory {
    private static final long OPEN_NS = 1_772_461_800L * SECOND_NS;
    private static final TradingSession SESSION = new TradingSession(
            LocalDate.of(2026, 3, 2),
            OPEN_NS - 330 * MINUTE_NS,
            OPEN_NS,
            OPEN_NS + 390 * MINUTE_NS,
            OPEN_NS + 630 * MINUTE_NS,
            false);
    private static final String[] REQUEST_FAULTS = {
        "no-answer accepted=yes",
        "no-answer accepted=no",
        "reset accepted=yes",
        "reset accepted=no",
        "http-status accepted=yes",
        "http-status accepted=no",
        "html accepted=yes",
        "html accepted=no",
        "empty-body accepted=yes",
        "empty-body accepted=no",
        "stalled-body accepted=yes",
        "gateway-fault accepted=yes",
        "gateway-fault accepted=no",
        "close-connection request=any accepted=yes",
        "close-connection request=any accepted=no"
    };
    private static final String[] ORDER_FAULTS = {
        "ok-then-rejected",
        "late-order by=800ms",
        "late-legs form=no-id",
        "late-legs form=no-leg by=900ms",
        "zero-average",
        "part-fills leg=entry shares=7",
        "part-fills leg=target shares=5",
        "part-fills leg=entry shares=20 every=900ms parts=3",
        "fill-after-cancel leg=entry",
        "stop-denied",
        "status-back count=3",
        "unknown-status count=2"
    };

    private static final String[] RARE_FAULTS = {
        "second-execution",
        "second-execution after=900ms",
        "fill-after-cancel leg=entry after=2s",
        "too-many request=cancel",
        "too-many request=place count=1",
        "too-many request=orders"
    };

    /** Fills of a target or stop after their cancel; drawn apart from the others. */
    private static final String[] LATE_CLOSINGS = {
        "fill-after-cancel leg=target", "fill-after-cancel leg=stop", "fill-after-cancel leg=stop after=2s"
    };

    /** Time that a fault of an order costs: until the broker rejects what it took, and the engine's retry. */
    private static final Map<BrokerFault, Long> COSTLY =
            new EnumMap<>(Map.of(BrokerFault.OK_THEN_REJECTED, 1_200 * MILLI_NS));

    private static final List<BrokerFault> CROSSING =
            List.of(BrokerFault.SECOND_EXECUTION, BrokerFault.FILL_AFTER_CANCEL);

    /** Least time between two lists without an order that tell that it never arrived. */
    private static final long LOST_AFTER_NS = 5 * SECOND_NS;

    /** Time after an order is known as lost until the engine sends another, and a list shows it. */
    private static final long SENT_ANEW_WITHIN_NS = 2_200 * MILLI_NS;

    /** Longest time on the wire of a request and its answer; a list that is read sooner may have been asked before. */
    private static final long ROUND_TRIP_NS = 80 * MILLI_NS;

    /** Time without an order after which no fill comes any more. */
    private static final long REST_NS = 12 * SECOND_NS;

    /** The same when the broker may refuse lists up to the end of a minute, and late fills with them. */
    private static final long LIMITED_REST_NS = 75 * SECOND_NS;

    private final SplittableRandom random;

    /** Draws the faults that were added last, so that older seeds play the same history. */
    private final SplittableRandom latecomers;

    private final SimulatedBrokerage server;
    private final BrokerageSettings settings;
    private final OrderGateway gateway;
    private final ModelEngine engine;
    private final double faultShare;
    private final boolean rare;
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final List<Impaired> impaired = new ArrayList<>();
    private final List<OpenFault> openFaults = new ArrayList<>();
    private final List<StruckOrder> struck = new ArrayList<>();
    private final Map<String, Long> brokenNs = new TreeMap<>();
    private final List<String> story;
    private long nowNs = OPEN_NS + MINUTE_NS;
    private long mid = 100 * Micros.ONE;
    private long bid;
    private long ask;
    private String rarity = "";
    private long order;
    private long lists;
    private final UnprotectedTime protection;
    int calls;

    private record Due(long atNs, long order, Runnable run) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(atNs, other.atNs);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** Why a span without a stop may be longer: each is the broker's doing. */
    enum Excuse {
        /** Its ordinary time to accept, cancel and fill. */
        DELAY,

        /** A list that it did not give, or that lied. */
        LIST,

        /** A cancel that it did not do, or not answer. */
        CANCEL,

        /** An exit or a guard that it did not take, or not answer. */
        PLACE,

        /** An entry that it did not take, and said nothing: while it may live, shares that came late wait for its end. */
        ENTRY,

        /** Its limit of requests. */
        LIMIT,

        /** A fault of an order. */
        ORDER
    }

    /** A span in which the broker kept the adapter from knowing or doing better. */
    private static final class Impaired {
        final Excuse why;
        final long fromNs;
        long toNs;

        Impaired(Excuse why, long fromNs, long toNs) {
            this.why = why;
            this.fromNs = fromNs;
            this.toNs = toNs;
        }
    }

    /** A request that failed; it keeps the adapter from knowing better until it has read what it needs. */
    private final class OpenFault {
        private final Impaired span;
        private long listFromNs;
        private boolean isLost;
        private long afterNs;

        OpenFault(Excuse why, long fromNs, long answeredNs, boolean isLost) {
            span = new Impaired(why, fromNs, Long.MAX_VALUE);
            impaired.add(span);
            listFromNs = answeredNs + (isLost ? ROUND_TRIP_NS : 0);
            this.isLost = isLost;
        }

        boolean isOverAt(long listNs) {
            if (listNs < listFromNs) {
                return false;
            }
            if (isLost) {
                isLost = false;
                afterNs = SENT_ANEW_WITHIN_NS;
                listFromNs = listNs + LOST_AFTER_NS;
                return false;
            }
            span.toNs = listNs + afterNs;
            return true;
        }
    }

    /** An order that a fault struck when it was placed; what it costs ends when the trip after its own has begun. */
    private static final class StruckOrder {
        final BrokerFault fault;
        final long fromNs;
        long toNs = Long.MAX_VALUE;

        StruckOrder(BrokerFault fault, long fromNs) {
            this.fault = fault;
            this.fromNs = fromNs;
        }

        boolean concerns(long spanFromNs, long spanToNs) {
            return fromNs <= spanToNs && spanFromNs <= toNs;
        }
    }

    /**
     * Creates a history that has not begun.
     *
     * @param rare whether the broker breaks its own rules too, fills an exit twice for instance
     * @param protection takes the spans without a stop
     */
    RandomHistory(long seed, double faultShare, boolean rare, UnprotectedTime protection) {
        this.protection = protection;
        random = new SplittableRandom(seed);
        latecomers = new SplittableRandom(~seed);
        this.faultShare = faultShare;
        this.rare = rare;
        settings = settings(random);
        server = new SimulatedBrokerage(SESSION, settings, FaultScript.none());
        OrderGateway[] own = new OrderGateway[1];
        engine = new ModelEngine(own, random.split());
        gateway = new OrderGateway(
                new BrokerTerms(
                        BrokerageSettings.TEST_ACCOUNT,
                        "run",
                        List.of("XYZ"),
                        new FeeSchedule(ScriptedBroker.FEES),
                        ScriptedBroker.settings(),
                        false),
                engine,
                text -> text);
        own[0] = gateway;
        story = engine.story;
    }

    private static BrokerageSettings settings(SplittableRandom random) {
        return BrokerageSettings.DEFAULTS
                .withBrackets(old -> new BrokerageSettings.Brackets(
                        any(BrokerageSettings.ChildrenLive.values(), random),
                        any(BrokerageSettings.SiblingEnds.values(), random),
                        any(BrokerageSettings.ParentCancel.values(), random)))
                .withFunds(old -> new BrokerageSettings.Funds(old.type(), 1_000_000 * Micros.ONE))
                .withExecution(old -> new BrokerageSettings.Execution(
                        random.nextInt(300) * MILLI_NS,
                        random.nextInt(300) * MILLI_NS,
                        random.nextInt(50) * MILLI_NS,
                        1.0))
                .withApi(old -> new BrokerageSettings.Api(
                        BrokerageSettings.RequestLimits.PRODUCTION,
                        random.nextBoolean() ? 500 : 25,
                        12,
                        random.nextBoolean()));
    }

    private static <T> T any(T[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }

    /** Plays the history, and checks it at rest. */
    void play() {
        moveMarket();
        gateway.begin(
                new OrderGateway.Start(
                        List.of(),
                        new Balances(0, 0, 0, Missing.LONG, Missing.LONG),
                        new OrderList(nowNs, Map.of(), true)),
                nowNs);
        int faults = faultShare > 0 ? random.nextInt(4) : 0;
        for (int i = 0; i < faults; i++) {
            later(random.nextLong(20 * SECOND_NS), () -> inject(any(ORDER_FAULTS, random)));
        }
        if (rare && random.nextBoolean()) {
            inject("foreign-order side=buy symbol=XYZ price=1");
        }
        int rarities = rare ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < rarities; i++) {
            later(random.nextLong(15 * SECOND_NS), () -> injectRare(any(RARE_FAULTS, random)));
        }
        int lateClosings = rare ? latecomers.nextInt(3) : 0;
        for (int i = 0; i < lateClosings; i++) {
            later(latecomers.nextLong(15 * SECOND_NS), () -> injectRare(any(LATE_CLOSINGS, latecomers)));
        }
        run(nowNs + 25 * SECOND_NS, true);
        engine.stop();
        server.inject("calm", nowNs);
        long patienceNs = nowNs + 240 * SECOND_NS;
        do {
            while (nowNs < patienceNs && !isFlat()) {
                run(nowNs + SECOND_NS, false);
            }
            run(nowNs + (rare ? LIMITED_REST_NS : REST_NS), false);
        } while (nowNs < patienceNs && !isFlat());
        check();
    }

    private boolean isFlat() {
        return engine.isFlat() && gateway.isFlat();
    }

    /**
     * Injects a fault, unless one before has struck or may strike the other leg: of shares that are closed three times
     * the engine can book no more than two.
     */
    private void injectRare(String fault) {
        boolean isOfLeg = !fault.startsWith("too-many") && !fault.contains("leg=entry");
        boolean isSecond = fault.startsWith("second-execution");
        if (isOfLeg && !rarity.isEmpty() && rarity.startsWith("second-execution") != isSecond) {
            return;
        }
        rarity = isOfLeg ? fault : rarity;
        inject(fault);
    }

    private void inject(String fault) {
        story.add(nowNs % (1000 * SECOND_NS) / 1_000_000 + " fault " + fault);
        server.inject(fault, nowNs);
    }

    private void run(long untilNs, boolean faulty) {
        long endNs = untilNs;
        while (nowNs < endNs) {
            gateway.onTime(nowNs);
            engine.step(bid, ask, nowNs);
            for (CallQueue.Departure next = gateway.nextCallOrNull(nowNs);
                    next != null;
                    next = gateway.nextCallOrNull(nowNs)) {
                depart(next, faulty);
            }
            long next = Math.min(endNs, Math.max(nowNs + MILLI_NS, gateway.nextDueNs(nowNs)));
            if (!due.isEmpty()) {
                next = Math.min(next, Math.max(nowNs, due.peek().atNs()));
            }
            nowNs = next;
            server.advance(nowNs);
            while (!due.isEmpty() && due.peek().atNs() <= nowNs) {
                due.poll().run().run();
            }
        }
    }

    private void later(long inNs, Runnable run) {
        due.add(new Due(nowNs + inNs, order++, run));
    }

    private void moveMarket() {
        mid = Math.max(20 * Micros.ONE, mid + random.nextInt(-6, 7) * 10_000L);
        bid = mid - 10_000;
        ask = mid + 10_000L * random.nextInt(1, 3);
        server.onQuote("XYZ", bid, shares(), ask, shares(), nowNs);
        if (random.nextInt(3) == 0) {
            server.onTrade("XYZ", random.nextBoolean() ? bid : ask, random.nextInt(1, 100) * Micros.ONE, nowNs);
        }
        later(random.nextLong(20, 400) * MILLI_NS, this::moveMarket);
    }

    private long shares() {
        return random.nextInt(1, 200) * Micros.ONE;
    }

    private void depart(CallQueue.Departure departure, boolean faulty) {
        calls++;
        ApiCall call = departure.call().call();
        long toServerNs = random.nextLong(1, 40) * MILLI_NS;
        long fromServerNs = random.nextLong(1, 40) * MILLI_NS;
        boolean isFaulty = faulty && random.nextDouble() < faultShare;
        boolean isPlace = call.method().equals("POST");
        long deadlineNs = (isPlace ? 35 : 3) * SECOND_NS;
        long sentNs = nowNs;
        later(toServerNs, () -> {
            String fault = isFaulty ? any(REQUEST_FAULTS, random) : "";
            if (isFaulty) {
                inject(fault);
            }
            beginTrip(call);
            Map<BrokerFault, Long> before = counts();
            long liesBefore = server.faults(BrokerFault.STATUS_BACK);
            HttpReply reply = server.handle(
                    new HttpCall(
                            call.method(),
                            call.target(),
                            Map.of(
                                    "authorization",
                                    "Bearer " + BrokerageSettings.TEST_TOKEN,
                                    "accept",
                                    "application/json",
                                    "content-type",
                                    "application/x-www-form-urlencoded"),
                            call.form()),
                    nowNs);
            noteStruck(before, call);
            if (!call.isRead() || isFaulty) {
                story.add(nowNs % (1000 * SECOND_NS) / 1_000_000 + " call " + call.method() + " " + call.target() + " "
                        + call.form().replaceAll("&duration=day|symbol%5B.%5D=XYZ&|%5B|%5D", "") + " -> "
                        + reply.status() + " " + reply.delivery() + " "
                        + reply.text().substring(0, Math.min(80, reply.text().length())));
            }
            boolean hangs = reply.delivery() == HttpReply.Delivery.NO_ANSWER
                    || reply.delivery() == HttpReply.Delivery.HALF_BODY_THEN_STALL;
            long answerNs = hangs ? sentNs + deadlineNs - nowNs : fromServerNs + reply.delayNs();
            boolean isLost = isPlace
                    && server.tags().stream().noneMatch(tag -> call.form().contains("tag=" + tag + "&"));
            boolean concerns = call.isRead() ? call.target().contains("/orders?") : isLost || !isEntry(call);
            if (isFaulty && concerns) {
                boolean listsTell = call.isRead() || (fault.contains("accepted=yes") && !isLost);
                openFaults.add(new OpenFault(excuse(call), sentNs, listsTell ? nowNs : nowNs + answerNs, isLost));
            }
            if (server.faults(BrokerFault.STATUS_BACK) > liesBefore) {
                openFaults.add(new OpenFault(Excuse.LIST, sentNs, nowNs + answerNs + ROUND_TRIP_NS, false));
            }
            if (reply.status() == 429) {
                impaired.add(new Impaired(Excuse.LIMIT, sentNs, limitedUntilNs(reply)));
            }
            later(answerNs, () -> answer(departure.number(), reply));
        });
    }

    private static long limitedUntilNs(HttpReply reply) {
        long expiry = Long.parseLong(reply.headers().get("X-Ratelimit-Expiry"));
        boolean isInSeconds = expiry < 100_000_000_000L;
        return isInSeconds ? (expiry + 1) * SECOND_NS : expiry * MILLI_NS;
    }

    private static boolean isEntry(ApiCall call) {
        return call.form().contains("class=otoco");
    }

    private static Excuse excuse(ApiCall call) {
        if (call.isRead()) {
            return Excuse.LIST;
        }
        return isEntry(call) ? Excuse.ENTRY : call.method().equals("DELETE") ? Excuse.CANCEL : Excuse.PLACE;
    }

    private void beginTrip(ApiCall call) {
        if (isEntry(call)) {
            struck.forEach(order -> order.toNs = Math.min(order.toNs, nowNs));
        }
    }

    private Map<BrokerFault, Long> counts() {
        Map<BrokerFault, Long> counts = new EnumMap<>(BrokerFault.class);
        COSTLY.keySet().forEach(fault -> counts.put(fault, server.faults(fault)));
        CROSSING.forEach(fault -> counts.put(fault, server.faults(fault)));
        return counts;
    }

    private void noteStruck(Map<BrokerFault, Long> before, ApiCall call) {
        before.forEach((fault, count) -> {
            boolean isStruck = server.faults(fault) > count;
            if (isStruck && COSTLY.containsKey(fault)) {
                struck.add(new StruckOrder(fault, nowNs));
            }
            if (isStruck && CROSSING.contains(fault)) {
                brokenNs.put(tagOf(call), nowNs);
            }
        });
    }

    private static String tagOf(ApiCall call) {
        return call.form().replaceAll(".*tag=([^&]*)&.*", "$1");
    }

    /** Ends the faults after which the adapter has read a whole list; an order that never arrived takes two, 5 s apart. */
    private void endFaults() {
        if (gateway.lists() > lists) {
            lists = gateway.lists();
            openFaults.removeIf(fault -> fault.isOverAt(nowNs));
        }
    }

    private void answer(long number, HttpReply reply) {
        ApiAnswer answer;
        if (reply.delivery() == HttpReply.Delivery.WHOLE) {
            Map<String, String> headers = new HashMap<>();
            reply.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
            answer = ApiAnswer.whole(reply.status(), headers, reply.body());
        } else {
            answer = ApiAnswer.broken(reply.delivery().name());
        }
        gateway.onAnswer(number, answer, nowNs);
        endFaults();
        if (random.nextInt(10) == 0) {
            gateway.onAnswer(number, answer, nowNs);
        }
        if (random.nextInt(10) == 0) {
            gateway.onHint(nowNs);
        }
    }

    private void check() {
        require(isFlat(), "not flat: " + engine.unended());
        require(server.workingOrders() == server.faults(BrokerFault.FOREIGN_ORDER), "orders still work");
        require(server.position("XYZ") == 0, "the server holds " + server.position("XYZ"));
        require(
                engine.position() == server.position("XYZ") * Micros.ONE,
                "the position by reports is " + engine.position());
        require(gateway.position(0) == engine.position(), "the position of the gateway");
        List<String> tags = server.tags();
        tags = tags.stream().filter(tag -> !tag.isEmpty()).toList();
        require(tags.stream().distinct().count() == tags.size(), "a tag twice: " + tags);
        require(engine.unended().isEmpty(), "without a last word: " + engine.unended());
        checkExecutions();
        checkProtection();
    }

    private void checkExecutions() {
        Map<Long, Long> shares = new TreeMap<>();
        Map<Long, BigDecimal> money = new TreeMap<>();
        long position = 0;
        Map<String, Long> brokenUntilNs = brokenUntilNs();
        for (SimulatedExecution each : server.executions()) {
            long id = Long.parseLong(each.tag().replaceAll("^rt-run-([0-9]+).*", "$1"));
            long change = each.fill().change();
            shares.merge(id, Math.abs(change), Long::sum);
            BigDecimal amount = BigDecimal.valueOf(each.fill().price())
                    .multiply(BigDecimal.valueOf(Math.abs(change)))
                    .multiply(BigDecimal.valueOf(Micros.ONE));
            money.merge(id, amount, BigDecimal::add);
            position += change;
            String side = each.fill().side();
            boolean crosses = side.equals("sell") ? position < 0 : side.equals("buy_to_cover") && position > 0;
            require(!crosses || mayCross(each.timeNs(), brokenUntilNs), "a " + side + " crossed zero");
        }
        engine.legs.forEach((id, legs) -> {
            long reported = legs.values().stream().mapToLong(leg -> leg.filled).sum() / Micros.ONE;
            require(reported == shares.getOrDefault(id, 0L), "order " + id + " has " + shares.get(id) + " shares");
            BigDecimal notional =
                    legs.values().stream().map(leg -> leg.notional).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal off =
                    notional.subtract(money.getOrDefault(id, BigDecimal.ZERO)).abs();
            require(
                    engine.estimated.contains(id)
                            || off.compareTo(BigDecimal.valueOf(4 * Micros.ONE * Math.max(1, reported))) <= 0,
                    "the money of order " + id + " is off by " + off);
        });
    }

    /** Returns what happened. */
    String story() {
        return settings.brackets() + " " + settings.execution() + "\n" + String.join("\n", story);
    }

    int executions() {
        return server.executions().size();
    }

    /**
     * Returns until when the position may be another than our orders make, for each order that the broker may have
     * filled against its own word: until nothing is held for a second, after the order's last fill.
     */
    private Map<String, Long> brokenUntilNs() {
        Map<String, Long> untilNs = new TreeMap<>();
        List<SimulatedExecution> all = server.executions();
        Map<String, Long> lastNs = new TreeMap<>();
        all.forEach(each -> lastNs.put(each.tag(), each.timeNs()));
        long position = 0;
        for (int i = 0; i < all.size(); i++) {
            position += all.get(i).fill().change();
            long atNs = all.get(i).timeNs();
            boolean rests =
                    position == 0 && (i + 1 == all.size() || all.get(i + 1).timeNs() - atNs >= SECOND_NS);
            if (rests) {
                brokenNs.keySet().stream()
                        .filter(tag -> lastNs.getOrDefault(tag, Long.MAX_VALUE) <= atNs)
                        .forEach(tag -> untilNs.putIfAbsent(tag, atNs));
            }
        }
        return untilNs;
    }

    private boolean mayCross(long timeNs, Map<String, Long> brokenUntilNs) {
        return brokenUntilNs.entrySet().stream()
                .anyMatch(each -> brokenNs.get(each.getKey()) <= timeNs && timeNs <= each.getValue());
    }

    /**
     * Checks that no span without a stop is longer than 4 s and what the broker itself caused: its delays, requests that
     * it did not do or answer, its limit of requests, and faults of orders. Without faults nothing is excused.
     */
    private void checkProtection() {
        BrokerageSettings.Execution execution = settings.execution();
        long delayNs = 2 * execution.acceptNs() + 2 * execution.cancelNs() + execution.fillNs();
        boolean isSound = faultShare == 0 && !rare;
        for (UnprotectedSpan span : server.unprotected(nowNs)) {
            Map<Excuse, Long> excuses = isSound ? Map.of() : excuses(span, delayNs);
            long left = protection.take(span.lengthNs(), excuses);
            require(
                    left == 0,
                    "unprotected from " + span.fromNs() % (1000 * SECOND_NS) / 1_000_000 + " for "
                            + span.lengthNs() / 1_000_000 + " ms, of which " + left / 1_000_000
                            + " ms are too many after " + excuses);
        }
    }

    /** Returns what the broker caused of a span, by its kind; no moment counts twice. */
    private Map<Excuse, Long> excuses(UnprotectedSpan span, long delayNs) {
        Map<Excuse, Long> excuses = new EnumMap<>(Excuse.class);
        excuses.put(Excuse.DELAY, delayNs);
        List<Impaired> sorted = new ArrayList<>(impaired);
        sorted.sort((a, b) -> Long.compare(a.fromNs, b.fromNs));
        long at = span.fromNs();
        for (Impaired each : sorted) {
            long from = Math.max(at, each.fromNs);
            long to = Math.min(span.toNs(), each.toNs);
            if (to > from) {
                excuses.merge(each.why, to - from, Long::sum);
                at = to;
            }
        }
        for (StruckOrder order : struck) {
            if (order.concerns(span.fromNs(), span.toNs())) {
                excuses.merge(Excuse.ORDER, COSTLY.get(order.fault), Long::sum);
            }
        }
        return excuses;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(
                    otherwise + "\n" + settings.brackets() + settings.execution() + "\n" + String.join("\n", story));
        }
    }
}
