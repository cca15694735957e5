package io.ringtape.tradier.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringtape.event.Nanos;
import io.ringtape.market.TradingSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Answers for the clock and the calendar of the one date that is simulated. */
final class MarketJson {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final TradingSession session;

    MarketJson(TradingSession session) {
        this.session = session;
    }

    String clock(long nowNs) {
        boolean isPre = nowNs >= session.preOpenNs() && nowNs < session.openNs();
        boolean isRegular = session.isRegular(nowNs);
        boolean isPost = nowNs >= session.closeNs() && nowNs < session.endNs();
        String state = isPre ? "premarket" : isRegular ? "open" : isPost ? "postmarket" : "closed";
        String next = isPre ? "open" : isRegular ? "postmarket" : isPost ? "closed" : "premarket";
        long nextNs = isPre
                ? session.openNs()
                : isRegular ? session.closeNs() : isPost ? session.endNs() : session.preOpenNs();
        ObjectNode whole = BrokerageJson.object();
        whole.putObject("clock")
                .put("date", at(nowNs).toLocalDate().toString())
                .put("description", "Market is " + state)
                .put("state", state)
                .put("timestamp", nowNs / Nanos.SECOND_NS)
                .put("next_change", hour(nextNs))
                .put("next_state", next);
        return BrokerageJson.text(whole);
    }

    /** Returns the month of the date: weekends closed, the date with its hours, other days as usual. */
    String calendar() {
        LocalDate date = session.date();
        ObjectNode whole = BrokerageJson.object();
        ObjectNode calendar =
                whole.putObject("calendar").put("month", date.getMonthValue()).put("year", date.getYear());
        var days = calendar.putObject("days").putArray("day");
        for (int day = 1; day <= date.lengthOfMonth(); day++) {
            LocalDate each = date.withDayOfMonth(day);
            boolean isOpen = each.equals(date) || each.getDayOfWeek().getValue() <= 5;
            ObjectNode node = days.addObject().put("date", each.toString()).put("status", isOpen ? "open" : "closed");
            boolean isHalf = each.equals(date) && session.halfDay();
            node.put(
                    "description",
                    isHalf ? "Market is open until 13:00" : isOpen ? "Market is open" : "Market is closed");
            if (isOpen) {
                String close = isHalf ? "13:00" : "16:00";
                node.putObject("premarket").put("start", "04:00").put("end", "09:30");
                node.putObject("open").put("start", "09:30").put("end", close);
                node.putObject("postmarket").put("start", close).put("end", isHalf ? "17:00" : "20:00");
            }
        }
        return BrokerageJson.text(whole);
    }

    private static String hour(long epochNs) {
        return HOUR.format(at(epochNs));
    }

    private static ZonedDateTime at(long epochNs) {
        return Instant.ofEpochSecond(0, epochNs).atZone(NEW_YORK);
    }
}
