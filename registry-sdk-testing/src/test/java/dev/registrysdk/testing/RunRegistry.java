package dev.registrysdk.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * Runs a registry on a port for trying it with other programs, until standard input ends.
 *
 * <p>Arguments: the port; then {@code basic}, {@code token}, or {@code none}; then {@code http2},
 * {@code https=FILE} (the authority to trust is written there) and features to switch off.
 */
final class RunRegistry {
  private RunRegistry() {}

  public static void main(String[] arguments) throws IOException {
    InMemoryRegistryBuilder builder =
        InMemoryRegistry.builder().port(Integer.parseInt(arguments[0]));
    if (arguments.length > 1) {
      builder.auth(
          switch (arguments[1]) {
            case "basic" -> RegistryAuth.basic("user", "secret");
            case "token" -> RegistryAuth.token("user", "secret");
            default -> RegistryAuth.none();
          });
    }
    Set<Feature> off = EnumSet.noneOf(Feature.class);
    for (int i = 2; i < arguments.length; i++) {
      if (arguments[i].equals("http2")) {
        builder.http2();
      } else if (arguments[i].startsWith("https=")) {
        RegistryCertificate certificate = RegistryCertificate.create();
        certificate.writePem(Path.of(arguments[i].substring("https=".length())));
        builder.https(certificate);
      } else {
        off.add(Feature.valueOf(arguments[i]));
      }
    }
    builder.without(off.toArray(Feature[]::new));
    try (InMemoryRegistry registry = builder.start()) {
      System.out.println(registry.address());
      while (System.in.read() >= 0) {
        registry.requests().forEach(System.out::println);
        registry.clearRequests();
      }
      registry.requests().forEach(System.out::println);
    }
  }
}
