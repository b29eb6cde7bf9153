/**
 * JUnit Jupiter gives a test its registry.
 *
 * <p>{@link dev.registrysdk.testing.junit.RegistryTest} is the short way, {@link
 * dev.registrysdk.testing.junit.RegistryExtension} the one with everything to configure. Needs
 * {@code org.junit.jupiter:junit-jupiter-api} 5.13 or later, or 6, which a test has anyway.
 */
@NullMarked
package dev.registrysdk.testing.junit;

import org.jspecify.annotations.NullMarked;
