/**
 * Credentials from IBM Cloud IAM: user tokens, API keys of users and service IDs, trusted profiles.
 */
@NullMarked
package dev.registrysdk.auth.iam;

import org.jspecify.annotations.NullMarked;
