/**
 * From a Retrofit interface to an answered call: authentication, retries, redirects, limits and
 * failures of every request this SDK makes. Start with {@link dev.registrysdk.http.HttpPipeline};
 * its settings are {@link dev.registrysdk.http.HttpOptions}.
 */
@NullMarked
package dev.registrysdk.http;

import org.jspecify.annotations.NullMarked;
