package io.ringtape.tradier.sim;

/**
 * Where a simulated Tradier server listens.
 *
 * @param bind address of an interface; 127.0.0.1 is seen by this machine only
 * @param httpPort port of the API and of the control requests, 0 for any free one
 * @param streamPort port of the account stream, 0 for any free one
 */
public record TradierEndpoints(String bind, int httpPort, int streamPort) {
    /** Free ports of this machine alone. */
    public static final TradierEndpoints LOOPBACK = new TradierEndpoints("127.0.0.1", 0, 0);

    public TradierEndpoints {
        require(!bind.isEmpty(), "bind is empty, wanted an address such as 127.0.0.1");
        require(httpPort >= 0 && httpPort <= 65_535, "port " + httpPort + ", wanted 0 to 65535");
        require(streamPort >= 0 && streamPort <= 65_535, "port " + streamPort + ", wanted 0 to 65535");
    }

    private static void require(boolean claim, String otherwise) {
        if (!claim) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
