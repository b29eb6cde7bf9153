package dev.registrysdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.RetryPolicy;
import dev.registrysdk.icr.Region;
import dev.registrysdk.testing.IamSubject;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.RecordedCall;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.List;

/** Two regions on two ports, one IAM, and the owner of an account with a namespace in each. */
final class IcrStage implements AutoCloseable {
  static final String ACCOUNT = "1100110011001100aabbccddeeff0011";
  static final Instant BUILT = Instant.parse("2026-03-04T05:06:07Z");

  final InMemoryIam iam = InMemoryIam.start();
  final IamSubject owner = iam.addAccount(ACCOUNT, "owner@example.com");
  final InMemoryIcr us = InMemoryIcr.builder().region("us-south").iam(iam).start();
  final InMemoryIcr de = InMemoryIcr.builder().region("eu-de").iam(iam).start();
  final RegistryClient client = client(us, owner);

  IcrStage() {
    us.createNamespace(ACCOUNT, "acme");
    de.createNamespace(ACCOUNT, "acme");
  }

  /** A client of a region, for somebody who has an access token for both. */
  RegistryClient client(InMemoryIcr home, IamSubject who) {
    return builder(home).credentials(token(iam.accessToken(who))).build();
  }

  RegistryClient.Builder builder(InMemoryIcr home) {
    return withoutRegion().region(Region.at(home.address()));
  }

  RegistryClient.Builder withoutRegion() {
    return RegistryClient.builder()
        .http(HttpOptions.builder().retry(RetryPolicy.none()).build())
        .credentials(token(iam.accessToken(owner)));
  }

  /** An access token, shown in the way of each plane. */
  CredentialProvider token(String accessToken) {
    CredentialProvider control = everywhere(Credentials.bearerToken(accessToken));
    CredentialProvider data = everywhere(Credentials.basic("iambearer", accessToken));
    return target ->
        (target.plane() == AuthTarget.Plane.CONTROL ? control : data).credentials(target);
  }

  CredentialProvider everywhere(Credentials credentials) {
    return CredentialProvider.firstOf(
        CredentialProvider.of(us.address(), credentials),
        CredentialProvider.of(de.address(), credentials));
  }

  /** Puts an image into the repository {@code acme/web} of the first region. */
  String image(String tag) {
    return us.putImage("acme/web", tag, BUILT);
  }

  /** The name of a tag in the repository {@code acme/web} of the first region. */
  String web(String tag) {
    return us.address() + "/acme/web:" + tag;
  }

  /** What a region was asked, without the requests for tokens. */
  static List<String> calls(InMemoryIcr region) {
    return region.requests(call -> !call.path().startsWith("/oauth")).stream()
        .map(RecordedCall::toString)
        .map(call -> URLDecoder.decode(call, UTF_8).replace(region.address(), "HOST"))
        .toList();
  }

  @Override
  public void close() {
    client.close();
    us.close();
    de.close();
    iam.close();
  }
}
