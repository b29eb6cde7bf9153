/**
 * Everything that can go wrong, said once. Catch {@link dev.registrysdk.error.RegistryException},
 * or the leaf for the situation you can act on.
 */
@NullMarked
package dev.registrysdk.error;

import org.jspecify.annotations.NullMarked;
