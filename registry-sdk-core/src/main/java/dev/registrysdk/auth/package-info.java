/**
 * How a caller proves who it is: the contract. {@link dev.registrysdk.auth.CredentialProvider} is
 * asked for the {@link dev.registrysdk.auth.Credentials} of each {@link
 * dev.registrysdk.auth.AuthTarget}.
 */
@NullMarked
package dev.registrysdk.auth;

import org.jspecify.annotations.NullMarked;
