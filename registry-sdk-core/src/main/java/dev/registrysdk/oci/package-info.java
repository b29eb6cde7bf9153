/** The words of the OCI and Docker specifications as immutable values. */
@NullMarked
package dev.registrysdk.oci;

import org.jspecify.annotations.NullMarked;
