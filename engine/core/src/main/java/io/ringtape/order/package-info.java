/** Our orders and positions, and the port to a broker. */
package io.ringtape.order;
