package io.ringtape.engine;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.ExitReason;
import io.ringtape.event.OperatorCommand;
import io.ringtape.event.RiskState;
import io.ringtape.event.TradeClosed;
import io.ringtape.feature.Nbbo;
import io.ringtape.order.TradeDesk;
import io.ringtape.risk.RiskBook;

/**
 * Checks the day's limits against open and closed results, closes everything when one is reached, and carries out
 * operator commands.
 */
final class DayGuard {
    private final RiskBook risk;
    private final TradeDesk desk;
    private final Nbbo nbbo;
    private final Effects effects;
    private final int instruments;
    private final boolean flattenOnBreach;
    private final RiskState state = new RiskState();

    DayGuard(EngineSettings settings, RiskBook risk, TradeDesk desk, Nbbo nbbo, Effects effects) {
        this.risk = risk;
        this.desk = desk;
        this.nbbo = nbbo;
        this.effects = effects;
        instruments = settings.instruments().size();
        flattenOnBreach = settings.risk().day().flattenOnBreach();
    }

    void onCommand(OperatorCommand command) {
        switch (command.command) {
            case PAUSE -> risk.pause();
            case RESUME -> risk.resume();
            case FLATTEN -> flatten(ExitReason.OPERATOR);
            case KILL -> {
                risk.kill();
                flatten(ExitReason.KILL);
            }
            case RESET_BREACH -> risk.clearBreach();
        }
        writeState();
    }

    /** Values the open position at the touch, if it can be traded on. Its open loss counts against the day's limits. */
    void onTime(int instrument) {
        if (!desk.isBusy(instrument) || !nbbo.isUsable(instrument)) {
            return;
        }
        long touch = desk.position(instrument) < 0 ? nbbo.ask(instrument) : nbbo.bid(instrument);
        long profit = desk.profitAt(instrument, touch);
        risk.mark(instrument, profit, desk.inR(instrument, profit));
        if (risk.latch()) {
            writeState();
            onBreach();
        }
    }

    void onClosed(int instrument, TradeClosed trade) {
        risk.onClosed(instrument, trade.profit, trade.r);
        boolean breached = risk.latch();
        writeState();
        if (breached) {
            onBreach();
        }
    }

    /** Handles a limit of the day that has just latched. */
    private void onBreach() {
        effects.alert(
                Event.NO_INSTRUMENT,
                AlertLevel.CRITICAL,
                AlertCode.RISK_BREACH,
                risk.realised(),
                risk.breach().name());
        if (flattenOnBreach) {
            flatten(ExitReason.RISK);
        }
    }

    private void flatten(ExitReason reason) {
        for (int i = 0; i < instruments; i++) {
            desk.exit(i, reason);
        }
    }

    void writeState() {
        risk.describe(state);
        effects.emit(state, Event.NO_INSTRUMENT);
    }
}
