package io.ringtape.bench.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Pairs measured to decide about a bound, and what they prove. Crowded pairs are kept but do not count.
 *
 * @param pairs in the order of their measurement
 * @param rules that decide
 */
public record Trial(List<Pair> pairs, GateRules rules) {
    public Trial {
        pairs = List.copyOf(pairs);
    }

    /** Measures pairs, one after the other. */
    public interface Source {
        Pair next() throws IOException;
    }

    /**
     * Measures the least pairs, or the most if those decide nothing. More evaluations would make a wrong verdict
     * likelier.
     */
    public static Trial of(Source source, double bound, GateRules rules) throws IOException {
        for (int i = 0; i < rules.warmUps(); i++) {
            source.next();
        }
        List<Pair> pairs = new ArrayList<>();
        Trial trial;
        do {
            pairs.add(source.next());
            trial = new Trial(pairs, rules);
        } while (pairs.size() < rules.most() && !trial.isDecidedEarly(bound));
        return trial;
    }

    private boolean isDecidedEarly(double bound) {
        return quiet() == rules.least() && verdict(bound) != BoundVerdict.UNDECIDED;
    }

    /** Returns what the quiet pairs prove. */
    public BoundVerdict verdict(double bound) {
        if (quiet() < rules.least()) {
            return BoundVerdict.UNDECIDED;
        }
        MedianInterval interval = interval();
        if (interval.high() < bound) {
            return BoundVerdict.FELL;
        }
        return interval.low() >= bound ? BoundVerdict.HELD : BoundVerdict.UNDECIDED;
    }

    /** Explains why the bound stays undecided. */
    public String reason(double bound) {
        if (quiet() < rules.least()) {
            return "others used the processors beside " + (pairs.size() - quiet()) + " of " + pairs.size()
                    + " pairs, wanted " + rules.least() + " quiet ones";
        }
        MedianInterval interval = interval();
        return String.format(
                Locale.ROOT,
                "the pairs scatter: their median is from %.4f to %.4f, on both sides of %.4f",
                interval.low(),
                interval.high(),
                bound);
    }

    /** Returns the number of pairs that nothing disturbed. */
    public int quiet() {
        return (int) pairs.stream().filter(pair -> !pair.isCrowded()).count();
    }

    /** Returns the interval of the quiet pairs, or of all pairs if none was quiet. */
    public MedianInterval interval() {
        double[] ratios = pairs.stream()
                .filter(pair -> quiet() == 0 || !pair.isCrowded())
                .mapToDouble(Pair::ratio)
                .toArray();
        return MedianInterval.of(ratios, rules.doubt());
    }
}
