/**
 * The control plane of IBM Cloud Container Registry: one group per resource, for one region and
 * account. {@link dev.registrysdk.icr.Icr} opens it; {@code RegistryClient} has its groups.
 */
@NullMarked
package dev.registrysdk.icr;

import org.jspecify.annotations.NullMarked;
