/** What every broker and every feed must do, as test suites that their modules extend. For tests only. */
package io.ringtape.contract;
