/** The settings of a run: one YAML configuration, the exchange calendar, the instruments and the sale conditions. */
package io.ringtape.config;
