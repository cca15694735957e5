/** A simulated Tradier server: accounts, orders and their stream, on a market that the owner moves. */
package io.ringtape.tradier.sim;
