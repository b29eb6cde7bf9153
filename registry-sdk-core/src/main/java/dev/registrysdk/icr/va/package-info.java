/**
 * Vulnerability Advisor, version 4: what is known to be wrong with the packages in images. {@link
 * dev.registrysdk.icr.va.VulnerabilityAdvisor} opens it; {@code RegistryClient} has it as a group.
 */
@NullMarked
package dev.registrysdk.icr.va;

import org.jspecify.annotations.NullMarked;
