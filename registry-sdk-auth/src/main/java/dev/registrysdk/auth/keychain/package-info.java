/**
 * The credentials that are there already: of IBM Cloud, of docker and podman, in one {@link
 * dev.registrysdk.auth.keychain.Keychain}.
 */
@NullMarked
package dev.registrysdk.auth.keychain;

import org.jspecify.annotations.NullMarked;
