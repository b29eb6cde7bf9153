/**
 * Places on this machine: {@link dev.registrysdk.local.OciLayout}, a directory or an archive in the
 * OCI image layout, {@link dev.registrysdk.local.DockerArchive}, what {@code docker save} writes
 * and {@code docker load} reads, and {@link dev.registrysdk.local.DockerEngine}, the images of
 * Docker or Podman themselves.
 */
@NullMarked
package dev.registrysdk.local;

import org.jspecify.annotations.NullMarked;
