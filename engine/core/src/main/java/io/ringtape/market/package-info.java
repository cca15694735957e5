/** What the market is: instruments, the session's hours, and which prints count for what. */
package io.ringtape.market;
