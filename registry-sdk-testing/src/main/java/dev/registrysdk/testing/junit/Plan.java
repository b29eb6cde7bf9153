package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIamBuilder;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.InMemoryIcrBuilder;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.InMemoryRegistryBuilder;
import dev.registrysdk.testing.RegistryAuth;
import dev.registrysdk.testing.RegistryCertificate;
import dev.registrysdk.testing.RegistryPreset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * How the servers of a test are configured. Immutable.
 *
 * @param registries what to do with the builders of registries of a name, after {@code registry}
 * @param icrAsksIam whether regions know only those whom the IAM service of the test knows
 * @param notForRegions says what has no meaning where a test takes only a region, if anything has
 */
record Plan(
    Consumer<InMemoryRegistryBuilder> registry,
    Map<String, Consumer<InMemoryRegistryBuilder>> registries,
    Consumer<InMemoryIcrBuilder> icr,
    Consumer<InMemoryIamBuilder> iam,
    boolean icrAsksIam,
    List<Publication> publications,
    Optional<String> notForRegions) {
  Plan {
    registries = Map.copyOf(registries);
    publications = List.copyOf(publications);
  }

  static Plan standard() {
    return new Plan(r -> {}, Map.of(), i -> {}, i -> {}, false, List.of(), Optional.empty());
  }

  static Plan of(RegistryTest annotation) {
    Optional<RegistryCertificate> https =
        annotation.https() ? Optional.of(RegistryCertificate.create()) : Optional.empty();
    Optional<RegistryPreset> preset = preset(annotation.preset());
    Optional<RegistryAuth> auth = SignIn.of(annotation);
    return new Plan(
        registry -> {
          preset.ifPresent(registry::preset);
          auth.ifPresent(registry::auth);
          https.ifPresent(registry::https);
          registry.without(annotation.without());
        },
        Map.of(),
        icr -> {
          https.ifPresent(icr::https);
          icr.without(annotation.without());
        },
        iam -> https.ifPresent(iam::https),
        annotation.iam(),
        List.of(),
        notForRegions(annotation));
  }

  private static Optional<String> notForRegions(RegistryTest annotation) {
    if (!annotation.preset().isEmpty()) {
      return Optional.of(
          "@RegistryTest(preset = \""
              + annotation.preset()
              + "\") is for an InMemoryRegistry, and this test takes only an InMemoryIcr, which is"
              + " IBM Cloud Container Registry in any case: leave preset out, or take an"
              + " InMemoryRegistry");
    }
    return annotation.basic().length + annotation.token().length == 0
        ? Optional.empty()
        : Optional.of(
            "@RegistryTest("
                + (annotation.basic().length > 0 ? "basic" : "token")
                + " = …) is for an InMemoryRegistry, and this test takes only an InMemoryIcr, where"
                + " one signs in with what IAM gives: write @RegistryTest(iam = true), or take an"
                + " InMemoryRegistry");
  }

  private static Optional<RegistryPreset> preset(String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(RegistryPreset.named(name));
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "@RegistryTest(preset = \"" + name + "\"): " + e.getMessage(), e);
    }
  }

  InMemoryRegistry startRegistry(String name) {
    InMemoryRegistryBuilder builder = InMemoryRegistry.builder();
    registry.accept(builder);
    registries.getOrDefault(name, same -> {}).accept(builder);
    return builder.start();
  }

  InMemoryIcr startIcr(Consumer<InMemoryIcrBuilder> more) {
    InMemoryIcrBuilder builder = InMemoryIcr.builder();
    icr.andThen(more).accept(builder);
    return builder.start();
  }

  InMemoryIam startIam() {
    InMemoryIamBuilder builder = InMemoryIam.builder();
    iam.accept(builder);
    return builder.start();
  }
}
