/** Features: numbers computed from market events without opinion, one class each. */
package io.ringtape.feature;
