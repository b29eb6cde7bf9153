/**
 * A remote registry as a place for images, by the OCI distribution specification 1.1. {@link
 * dev.registrysdk.distribution.RemoteRegistry} and {@link
 * dev.registrysdk.distribution.RemoteRepository} offer the protocol's own calls; {@link
 * dev.registrysdk.distribution.RemoteRepository#image} is a store to copy from and to.
 */
@NullMarked
package dev.registrysdk.distribution;

import org.jspecify.annotations.NullMarked;
