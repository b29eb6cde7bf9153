package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.InMemoryIamBuilder;
import dev.registrysdk.testing.InMemoryIcrBuilder;
import dev.registrysdk.testing.InMemoryRegistryBuilder;
import dev.registrysdk.testing.SampleImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Configures a {@link RegistryExtension}. What is configured may be used for several servers, one
 * after the other or at the same time. Not thread-safe.
 */
public final class RegistryExtensionBuilder {
  private final Map<String, Consumer<InMemoryRegistryBuilder>> registries = new HashMap<>();
  private final List<Publication> publications = new ArrayList<>();
  private Consumer<InMemoryRegistryBuilder> registry = builder -> {};
  private Consumer<InMemoryIcrBuilder> icr = builder -> {};
  private Consumer<InMemoryIamBuilder> iam = builder -> {};
  private boolean icrAsksIam;

  RegistryExtensionBuilder() {}

  /**
   * Configures every registry: its login, its features, its clock, HTTPS.
   *
   * @param configuration is called with the builder of each registry before it starts
   * @return this builder
   */
  public RegistryExtensionBuilder registry(Consumer<InMemoryRegistryBuilder> configuration) {
    this.registry = registry.andThen(configuration);
    return this;
  }

  /**
   * Configures the registry of one name, after what all have.
   *
   * @param name the name that {@link Named} gives, empty for the registry without a name
   * @param configuration is called with the builder of that registry before it starts
   * @return this builder
   */
  public RegistryExtensionBuilder registry(
      String name, Consumer<InMemoryRegistryBuilder> configuration) {
    registries.merge(name, configuration, Consumer::andThen);
    return this;
  }

  /**
   * Configures every region of IBM Cloud Container Registry.
   *
   * @param configuration is called with the builder of each region before it starts
   * @return this builder
   */
  public RegistryExtensionBuilder icr(Consumer<InMemoryIcrBuilder> configuration) {
    this.icr = icr.andThen(configuration);
    return this;
  }

  /**
   * Configures every IAM service.
   *
   * @param configuration is called with the builder of each service before it starts
   * @return this builder
   */
  public RegistryExtensionBuilder iam(Consumer<InMemoryIamBuilder> configuration) {
    this.iam = iam.andThen(configuration);
    return this;
  }

  /**
   * Lets regions ask the IAM service without a name who somebody is; otherwise they let everybody
   * do everything.
   *
   * @return this builder
   */
  public RegistryExtensionBuilder icrAsksIam() {
    this.icrAsksIam = true;
    return this;
  }

  /**
   * Puts an image into the registry without a name, or into the region where a test takes no such
   * registry, before the test; see {@link Publish}.
   *
   * @param image the image
   * @param name repository and tag, such as {@code acme/web:1.0}
   * @return this builder
   */
  public RegistryExtensionBuilder publish(SampleImage image, String name) {
    return publishTo("", image, name);
  }

  /**
   * Puts an image into the registry of a name, or into the region of that name where a test takes
   * no such registry, before the test; see {@link Publish}.
   *
   * @param registryName the name that {@link Named} gives
   * @param image the image
   * @param name repository and tag, such as {@code acme/web:1.0}
   * @return this builder
   */
  public RegistryExtensionBuilder publishTo(String registryName, SampleImage image, String name) {
    publications.add(new Publication(image, registryName, name));
    return this;
  }

  /**
   * Makes the extension.
   *
   * @return the extension, for a field with {@code RegisterExtension}
   */
  public RegistryExtension build() {
    return new RegistryExtension(
        new Plan(registry, registries, icr, iam, icrAsksIam, publications, Optional.empty()));
  }
}
