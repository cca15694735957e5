/** What a run is set to: one YAML configuration, the exchange's calendar, its instruments and its sale conditions. */
package io.ringtape.config;
