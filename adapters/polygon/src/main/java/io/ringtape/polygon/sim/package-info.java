/**
 * A simulated Polygon (Massive) server: the WebSocket stream, prints and minute bars by REST, and every fault of them
 * that a client should survive. For any client; nothing here knows the client of this project.
 */
package io.ringtape.polygon.sim;
