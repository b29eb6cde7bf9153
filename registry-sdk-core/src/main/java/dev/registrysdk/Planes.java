package dev.registrysdk;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.icr.Icr;
import dev.registrysdk.icr.Region;
import java.util.Optional;

/** Finds the control plane for a region or a registry. */
final class Planes {
  private final HttpPipeline pipeline;
  private final CredentialProvider credentials;
  private final Optional<Region> region;
  private final Optional<String> account;

  Planes(
      HttpPipeline pipeline,
      CredentialProvider credentials,
      Optional<Region> region,
      Optional<String> account) {
    this.pipeline = pipeline;
    this.credentials = credentials;
    this.region = region;
    this.account = account;
  }

  /**
   * The control plane of the client's region.
   *
   * @param what what needs it, for example {@code namespaces}
   */
  Icr home(String what) {
    return Icr.of(pipeline, credentials, region.orElseThrow(() -> noRegion(what)), account);
  }

  /** The control plane of a registry; empty if it is none of the service. */
  Optional<Icr> of(String registry) {
    Optional<Region> found =
        region
            .filter(home -> home.domain().equals(registry))
            .or(() -> Region.ofHost(registry).isPresent() ? Optional.of(Region.at(registry)) : Optional.empty());
    return found.map(there -> Icr.of(pipeline, credentials, there, account));
  }

  private static UnsupportedException noRegion(String what) {
    return new UnsupportedException(
        Failure.of("Could not use " + what)
            .reason("the client has no region, and they belong to one")
            .remedy(Remedy.SET_REGION)
            .build());
  }
}
