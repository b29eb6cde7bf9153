/**
 * Credentials where docker, podman and Kubernetes keep them: the files of {@code docker login} and
 * {@code podman login}, credential helpers, and the image pull secrets of clusters.
 */
@NullMarked
package dev.registrysdk.auth.docker;

import org.jspecify.annotations.NullMarked;
