/** Words for messages that several packages of the test kit make. Not exported. */
@NullMarked
package dev.registrysdk.testing.text;

import org.jspecify.annotations.NullMarked;
