/**
 * The doors of the SDK: {@link dev.registrysdk.RegistryClient} and its groups. They forward; the
 * work is done in the packages below.
 */
@NullMarked
package dev.registrysdk;

import org.jspecify.annotations.NullMarked;
