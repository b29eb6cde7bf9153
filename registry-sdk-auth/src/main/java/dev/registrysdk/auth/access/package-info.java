/**
 * Gives programs access to the container registry: service IDs, their policies and their API keys.
 * {@link dev.registrysdk.auth.access.RegistryAccess} does it in one statement.
 */
@NullMarked
package dev.registrysdk.auth.access;

import org.jspecify.annotations.NullMarked;
