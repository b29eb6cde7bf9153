package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.PemCertificates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How registries are reached. */
final class Connection {
  private final Output output;

  @Option(
      names = "--plain-http",
      paramLabel = "HOST",
      description =
          "Speak HTTP with this registry; passwords are not sent to it, except on loopback.")
  private List<String> plainHttp = new ArrayList<>();

  @Option(
      names = "--https",
      paramLabel = "HOST",
      description = "Speak HTTPS with this registry, though it is on this machine.")
  private List<String> https = new ArrayList<>();

  @Option(
      names = "--insecure",
      paramLabel = "HOST",
      description = "Accept any certificate from this registry. For laboratories only.")
  private List<String> insecure = new ArrayList<>();

  @Option(
      names = "--ca-file",
      paramLabel = "PEM",
      description = "Trust the certificate authorities in this file too.")
  private @Nullable Path caFile;

  @Option(
      names = "--token-service",
      paramLabel = "HOST",
      description =
          "Let a registry name this host as its token service, though it is at a local address or"
              + " not at icr.io; passwords are sent there.")
  private List<String> tokenServices = new ArrayList<>();

  Connection(Output output) {
    this.output = output;
  }

  /** A client for one command. */
  RegistryClient open(CredentialProvider credentials) {
    return builder(credentials).build();
  }

  /** A client that is to be told more. */
  RegistryClient.Builder builder(CredentialProvider credentials) {
    return RegistryClient.builder().credentials(credentials).http(http());
  }

  /** How requests are made. */
  HttpOptions http() {
    HttpOptions.Builder http =
        HttpOptions.builder()
            .plainHttp(plainHttp)
            .https(https)
            .addAllHttps(insecure)
            .skipTlsVerification(insecure)
            .tokenServices(tokenServices)
            .callListener(output.wireLog())
            .userAgentSuffix("cr");
    if (caFile != null) {
      http.certificateAuthorities(PemCertificates.read(caFile));
    }
    return http.build();
  }
}
