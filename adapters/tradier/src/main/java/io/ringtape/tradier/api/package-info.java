/** The broker's protocol: calls as they go to the socket, and what an answer says, or that it says nothing. */
package io.ringtape.tradier.api;
