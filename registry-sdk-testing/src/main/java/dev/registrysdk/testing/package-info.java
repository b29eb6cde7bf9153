/**
 * A container registry and IBM Cloud IAM that run inside a test.
 *
 * <p>{@link dev.registrysdk.testing.InMemoryIam} gives tokens, manages service IDs, API keys and
 * policies, and can be the login of a registry.
 *
 * <p>Start with {@link dev.registrysdk.testing.InMemoryRegistry}. Its builder takes a {@link
 * dev.registrysdk.testing.RegistryAuth} for the login and switches each {@link
 * dev.registrysdk.testing.Feature} on or off; {@link dev.registrysdk.testing.Faults} and an {@link
 * dev.registrysdk.testing.Interceptor} make it misbehave; a {@link
 * dev.registrysdk.testing.RecordedCall} tells what a client asked for.
 *
 * <p>{@link dev.registrysdk.testing.SampleImages} has images to put there in one statement. The
 * packages {@code junit} and {@code assertj} below this one are for tests with JUnit and AssertJ.
 *
 * <p>{@link dev.registrysdk.testing.InMemoryIcr} is a region of IBM Cloud Container Registry: such
 * a registry and its management API on one port.
 */
@NullMarked
package dev.registrysdk.testing;

import org.jspecify.annotations.NullMarked;
