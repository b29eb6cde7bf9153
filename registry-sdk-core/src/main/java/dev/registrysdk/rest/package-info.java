/** Calls of services that speak JSON, inside the SDK. Not exported to users. */
@NullMarked
package dev.registrysdk.rest;

import org.jspecify.annotations.NullMarked;
