package io.ringtape.tradier;

import io.ringtape.contract.BrokerContract;
import io.ringtape.contract.BrokerVenue;
import io.ringtape.tradier.sim.BrokerageSettings;
import io.ringtape.tradier.sim.BrokerageSettings.Brackets;
import io.ringtape.tradier.sim.BrokerageSettings.ChildrenLive;
import io.ringtape.tradier.sim.BrokerageSettings.ParentCancel;
import io.ringtape.tradier.sim.BrokerageSettings.SiblingEnds;
import java.io.IOException;
import org.junit.jupiter.api.Nested;

/** The adapter does over loopback what every broker must, in each reading of the broker's brackets. */
class TradierContractTest {
    private static BrokerVenue venue(ChildrenLive children, SiblingEnds siblings, ParentCancel cancel)
            throws IOException {
        BrokerageSettings settings =
                LoopbackVenue.unlimited().withBrackets(old -> new Brackets(children, siblings, cancel));
        return new LoopbackVenue(settings);
    }

    @Nested
    class LegsLiveAfterTheCompleteFillTest extends BrokerContract {
        @Override
        protected BrokerVenue venue() throws IOException {
            return TradierContractTest.venue(ChildrenLive.COMPLETE_FILL, SiblingEnds.ANY_FILL, ParentCancel.EVERYTHING);
        }
    }

    @Nested
    class LegsLiveFromTheFirstFillTest extends BrokerContract {
        @Override
        protected BrokerVenue venue() throws IOException {
            return TradierContractTest.venue(
                    ChildrenLive.FIRST_FILL, SiblingEnds.COMPLETE_FILL, ParentCancel.ENTRY_ONLY);
        }
    }
}
