package io.ringtape.polygon.stream;

/** The keys of the vendor's events and the names of its events, as words: the first letter lowest. */
final class Keys {
    static final int KIND = 'e' | ('v' << 8);
    static final int SYMBOL = 's' | ('y' << 8) | ('m' << 16);
    static final int SIP_TIME = 't';
    static final int SEQUENCE = 'q';
    static final int TAPE = 'z';
    static final int CONDITIONS = 'c';

    static final int PRICE = 'p';
    static final int SIZE = 's';
    static final int EXACT_SIZE = 'd' | ('s' << 8);
    static final int EXCHANGE = 'x';
    static final int ID = 'i';
    static final int TRF_ID = 't' | ('r' << 8) | ('f' << 16) | ('i' << 24);
    static final int TRF_TIME = 't' | ('r' << 8) | ('f' << 16) | ('t' << 24);
    static final int CORRECTION = 'e';

    static final int BID = 'b' | ('p' << 8);
    static final int BID_SIZE = 'b' | ('s' << 8);
    static final int BID_EXCHANGE = 'b' | ('x' << 8);
    static final int ASK = 'a' | ('p' << 8);
    static final int ASK_SIZE = 'a' | ('s' << 8);
    static final int ASK_EXCHANGE = 'a' | ('x' << 8);
    static final int INDICATORS = 'i';

    static final int OPEN = 'o';
    static final int HIGH = 'h';
    static final int LOW = 'l';
    static final int CLOSE = 'c';
    static final int VOLUME = 'v';
    static final int EXACT_VOLUME = 'd' | ('v' << 8);
    static final int START = 's';
    static final int END = 'e';
    static final int DAY_VOLUME = 'a' | ('v' << 8);
    static final int EXACT_DAY_VOLUME = 'd' | ('a' << 8) | ('v' << 16);
    static final int DAY_OPEN = 'o' | ('p' << 8);
    static final int VWAP = 'v' | ('w' << 8);
    static final int DAY_VWAP = 'a';
    static final int AVERAGE_SIZE = 'z';
    static final int OVER_THE_COUNTER = 'o' | ('t' << 8) | ('c' << 16);

    static final int BAND_SYMBOL = 'T';
    static final int UPPER_BAND = 'h';
    static final int LOWER_BAND = 'l';

    static final long STATUS = 's' | ('t' << 8) | ('a' << 16) | ('t' << 24) | (long) ('u' | ('s' << 8)) << 32;
    static final long MESSAGE =
            'm' | ('e' << 8) | ('s' << 16) | ('s' << 24) | (long) ('a' | ('g' << 8) | ('e' << 16)) << 32;

    static final long TRADE = 'T';
    static final long QUOTE = 'Q';
    static final long MINUTE_BAR = 'A' | ('M' << 8);
    static final long BAND = 'L' | ('U' << 8) | ('L' << 16) | ('D' << 24);

    private Keys() {}
}
