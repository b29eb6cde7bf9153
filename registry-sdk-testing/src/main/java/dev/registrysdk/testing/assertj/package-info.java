/**
 * Assertions about what a registry holds and what it was asked for, for AssertJ.
 *
 * <p>Start with {@link dev.registrysdk.testing.assertj.RegistryAssertions}. Needs {@code
 * org.assertj:assertj-core} 3.27 or later, which a test that uses it has anyway.
 */
@NullMarked
package dev.registrysdk.testing.assertj;

import org.jspecify.annotations.NullMarked;
