/**
 * The words of the OCI and Docker specifications as immutable values that know their own text or
 * bytes. Start with {@link dev.registrysdk.oci.ImageReference} and {@link
 * dev.registrysdk.oci.ManifestDocument}.
 *
 * <p>Everything here is immutable and safe for use by several threads. Text and documents that do
 * not follow their grammar are refused with {@link dev.registrysdk.oci.OciFormatException}.
 */
@NullMarked
package dev.registrysdk.oci;

import org.jspecify.annotations.NullMarked;
