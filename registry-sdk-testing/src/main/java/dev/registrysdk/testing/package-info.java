/**
 * A container registry that runs inside a test.
 *
 * <p>Start with {@link dev.registrysdk.testing.InMemoryRegistry}. Its builder takes a {@link
 * dev.registrysdk.testing.RegistryAuth} for the login and switches each {@link
 * dev.registrysdk.testing.Feature} on or off; an {@link dev.registrysdk.testing.Interceptor} makes
 * it misbehave; a {@link dev.registrysdk.testing.RecordedCall} tells what a client asked for.
 *
 * <p>{@link dev.registrysdk.testing.InMemoryIcr} is a region of IBM Cloud Container Registry: such
 * a registry and its management API on one port.
 */
@NullMarked
package dev.registrysdk.testing;

import org.jspecify.annotations.NullMarked;
