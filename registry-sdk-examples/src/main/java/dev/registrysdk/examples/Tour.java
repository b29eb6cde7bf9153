package dev.registrysdk.examples;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RegistryAuth;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The everyday tasks, one statement each, with three registries inside this process: a public one
 * and two regions. Needs no network and no daemon, and leaves nothing behind.
 */
public final class Tour {
  private static final RegistryAuth LOGIN = RegistryAuth.token("iamapikey", "secret");

  private final Story story;
  private final String hub;
  private final String us;
  private final String de;

  private Tour(Story story, String hub, String us, String de) {
    this.story = story;
    this.hub = hub;
    this.us = us;
    this.de = de;
  }

  /**
   * Walks the tour.
   *
   * @param args none
   * @throws IOException if there is no temporary directory
   */
  public static void main(String... args) throws IOException {
    walk(System.out, Files.createTempDirectory("registry-sdk-tour"));
  }

  /** Walks the tour with a directory that is gone afterwards. */
  static void walk(PrintStream out, Path directory) throws IOException {
    try (InMemoryRegistry hub = InMemoryRegistry.start();
        InMemoryRegistry us = InMemoryRegistry.builder().auth(LOGIN).start();
        InMemoryRegistry de = InMemoryRegistry.builder().auth(LOGIN).start()) {
      SampleImage.store(hub, "library/hello", "1.0");
      new Tour(new Story(out), hub.address(), us.address(), de.address()).walk(directory);
    } finally {
      delete(directory);
    }
  }

  private void walk(Path directory) {
    story.begin("The Registry SDK, and three registries inside this process:");
    story.place("hub", hub, "public; it has library/hello:1.0 for two platforms");
    story.place("us", us, "a region; it wants a login");
    story.place("de", de, "another region");
    Credentials key = Credentials.basic("iamapikey", "secret");
    try (RegistryClient registry =
        RegistryClient.builder()
            .credentials(
                CredentialProvider.firstOf(
                    CredentialProvider.of(us, key), CredentialProvider.of(de, key)))
            .http(http -> http.callListener(story))
            .build()) {
      move(registry, directory);
      look(registry);
      tidy(registry);
    }
    refused();
  }

  private void move(RegistryClient registry, Path directory) {
    story.step(
        "Pull an image into a directory",
        "registry.images().pull(hub + \"/library/hello:1.0\", OciLayout.at(directory))",
        () -> registry.images().pull(hub + "/library/hello:1.0", OciLayout.at(directory)));
    story.step(
        "Push it to a namespace",
        "registry.images().push(OciLayout.at(directory), us + \"/acme/hello:1.0\")",
        () -> registry.images().push(OciLayout.at(directory), us + "/acme/hello:1.0"));
    story.step(
        "Push it again: one request finds that there is nothing to do",
        "registry.images().push(OciLayout.at(directory), us + \"/acme/hello:1.0\")",
        () -> registry.images().push(OciLayout.at(directory), us + "/acme/hello:1.0"));
    story.step(
        "Copy it to the other region",
        "registry.images().copy(us + \"/acme/hello:1.0\", de + \"/acme/hello:1.0\")",
        () -> registry.images().copy(us + "/acme/hello:1.0", de + "/acme/hello:1.0"));
  }

  private void look(RegistryClient registry) {
    story.step(
        "Tag it",
        "registry.tags().add(de + \"/acme/hello:1.0\", de + \"/acme/hello:stable\")",
        () -> registry.tags().add(de + "/acme/hello:1.0", de + "/acme/hello:stable"));
    story.step(
        "List the tags",
        "registry.tags().list(de + \"/acme/hello\")",
        () -> registry.tags().list(de + "/acme/hello"));
    story.step(
        "List the repositories",
        "registry.repositories().list(de)",
        () -> registry.repositories().list(de));
    story.step(
        "Inspect an image",
        "registry.images().inspect(de + \"/acme/hello:stable\")",
        () -> registry.images().inspect(de + "/acme/hello:stable"));
  }

  private void tidy(RegistryClient registry) {
    story.step(
        "Delete it, with every tag it has",
        "registry.images().delete(de + \"/acme/hello:1.0\")",
        () -> registry.images().delete(de + "/acme/hello:1.0"));
  }

  private void refused() {
    Credentials old = Credentials.basic("iamapikey", "expired");
    try (RegistryClient registry =
        RegistryClient.builder()
            .credentials(CredentialProvider.of(us, old))
            .http(http -> http.callListener(story))
            .build()) {
      story.step(
          "Fail: a message says what happened, to what, and what to do next",
          "registry.images().digest(us + \"/acme/hello:1.0\")",
          () -> registry.images().digest(us + "/acme/hello:1.0"));
    } catch (AuthenticationException e) {
      story.failure(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> childrenFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : childrenFirst) {
        Files.delete(file);
      }
    }
  }
}
