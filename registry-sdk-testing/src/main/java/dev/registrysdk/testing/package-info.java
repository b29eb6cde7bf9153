/**
 * A container registry that runs inside a test: start with {@link
 * dev.registrysdk.testing.InMemoryRegistry}.
 */
@NullMarked
package dev.registrysdk.testing;

import org.jspecify.annotations.NullMarked;
