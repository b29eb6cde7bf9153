/** Assertions. */
@NullMarked
package dev.registrysdk.testing.assertj;

import org.jspecify.annotations.NullMarked;
