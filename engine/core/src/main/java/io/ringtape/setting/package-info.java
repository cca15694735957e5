/** What a settings record says of its components: a sentence, a range, a unit, and what its keys must be together. */
package io.ringtape.setting;
