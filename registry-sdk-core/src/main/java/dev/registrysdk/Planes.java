package dev.registrysdk;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.icr.Icr;
import dev.registrysdk.icr.IcrOptions;
import dev.registrysdk.icr.Region;
import dev.registrysdk.icr.va.VulnerabilityAdvisor;
import java.util.Optional;

/** Finds the control plane for a region or a registry. */
final class Planes {
  private final HttpPipeline pipeline;
  private final CredentialProvider credentials;
  private final Optional<Region> region;
  private final Optional<String> account;
  private final IcrOptions options;

  Planes(
      HttpPipeline pipeline,
      CredentialProvider credentials,
      Optional<Region> region,
      Optional<String> account,
      IcrOptions options) {
    this.pipeline = pipeline;
    this.credentials = credentials;
    this.region = region;
    this.account = account;
    this.options = options;
  }

  /**
   * The control plane of the client's region.
   *
   * @param what what needs it, for example {@code namespaces}
   */
  Icr home(String what) {
    return open(region(what));
  }

  VulnerabilityAdvisor vulnerabilities() {
    return VulnerabilityAdvisor.of(
        pipeline, credentials, region("Vulnerability Advisor").domain(), account);
  }

  /**
   * The control plane that a registry has, if the caller can use it. Somebody with a user name and
   * password has access to the data plane only, and does everything there.
   */
  Optional<Icr> of(String registry) {
    return serving(registry).filter(found -> usable(registry)).map(this::open);
  }

  /**
   * The control plane for what only a control plane can do: that of the client's region, which goes
   * on to others of the service, or without one that of the registry itself.
   *
   * @param what what needs it, for example {@code Could not delete us.icr.io/acme/web:1.0}
   * @param registry the host in the name
   */
  Icr required(String what, String registry) {
    return region
        .or(() -> Region.serving(registry))
        .map(this::open)
        .orElseThrow(() -> elsewhere(what, registry));
  }

  private static UnsupportedException elsewhere(String what, String registry) {
    return new UnsupportedException(
        Failure.of(what)
            .reason(registry + " is not a registry of IBM Cloud, and the client has no region")
            .remedy(Remedy.USE_REGISTRY_OF_SERVICE)
            .registry(registry)
            .build());
  }

  /** What the client shows to a registry. */
  Optional<Credentials> credentials(String registry) {
    return credentials.credentials(AuthTarget.data(registry));
  }

  private Optional<Region> serving(String registry) {
    return region.filter(home -> home.domain().equals(registry)).or(() -> Region.serving(registry));
  }

  private boolean usable(String registry) {
    return credentials
        .credentials(AuthTarget.control(registry))
        .filter(Credentials.BearerToken.class::isInstance)
        .isPresent();
  }

  private Icr open(Region there) {
    return Icr.of(pipeline, credentials, there, account, options);
  }

  private Region region(String what) {
    return region.orElseThrow(
        () ->
            new UnsupportedException(
                Failure.of("Could not use " + what)
                    .reason("the client has no region")
                    .remedy(Remedy.SET_REGION)
                    .build()));
  }
}
