/**
 * Requests and answers of the control plane of IBM Cloud Container Registry, as immutable values
 * that tests can build too. Collections are never null; sizes are in bytes.
 */
@NullMarked
package dev.registrysdk.icr.model;

import org.jspecify.annotations.NullMarked;
