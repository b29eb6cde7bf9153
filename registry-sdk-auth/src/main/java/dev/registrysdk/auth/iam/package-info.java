/**
 * Credentials from IBM Cloud IAM: user tokens, API keys of users and service IDs, trusted profiles.
 * {@link dev.registrysdk.auth.iam.IamCredentials} is where to start.
 */
@NullMarked
package dev.registrysdk.auth.iam;

import org.jspecify.annotations.NullMarked;
