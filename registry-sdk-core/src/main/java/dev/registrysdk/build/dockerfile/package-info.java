/**
 * The syntax of Dockerfiles as BuildKit reads it. Start with {@link
 * dev.registrysdk.build.dockerfile.Dockerfile}; {@link dev.registrysdk.build.dockerfile.Variables}
 * says what the variables of an instruction stand for.
 *
 * <p>Everything here is immutable and safe for use by several threads. Text that is no Dockerfile
 * is refused with {@link dev.registrysdk.build.dockerfile.DockerfileException}.
 */
@NullMarked
package dev.registrysdk.build.dockerfile;

import org.jspecify.annotations.NullMarked;
