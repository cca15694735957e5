/** State machines that recognise a situation and state what they would trade. */
package io.ringtape.setup;
