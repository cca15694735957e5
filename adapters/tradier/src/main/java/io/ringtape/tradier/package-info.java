/** Orders at Tradier: sent once, watched until they end, and never left without a stop. */
package io.ringtape.tradier;
