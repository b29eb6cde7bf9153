/**
 * Interop tests: this SDK against programs that others wrote. They are off unless {@code
 * REGISTRY_SDK_INTEROP=true}; see {@link dev.registrysdk.examples.interop.Interop}.
 */
@NullMarked
package dev.registrysdk.examples.interop;

import org.jspecify.annotations.NullMarked;
