package dev.registrysdk.examples;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.auth.iam.IamCredentials;
import dev.registrysdk.auth.iam.IamEndpoint;
import dev.registrysdk.auth.iam.IamIdentity;
import dev.registrysdk.auth.iam.IamOptions;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.icr.Region;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.testing.IamSubject;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.InMemoryRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The everyday tasks, one statement each, with a public registry and two regions of IBM Cloud
 * inside this process. Needs no network and no daemon, and leaves nothing behind.
 */
public final class Tour {
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
        InMemoryIam iam = InMemoryIam.start();
        InMemoryIcr us = InMemoryIcr.builder().region("us-south").iam(iam).start();
        InMemoryIcr de = InMemoryIcr.builder().region("eu-de").iam(iam).start()) {
      IamSubject owner = iam.addAccount("owner@acme.example");
      de.createNamespace(owner.account(), "acme");
      SampleImage.store(hub, "library/hello", "1.0");
      Tour tour = new Tour(new Story(out), hub.address(), us.address(), de.address());
      tour.walk(directory, iam, iam.addApiKey(owner, "tour").value());
    } finally {
      delete(directory);
    }
  }

  private void walk(Path directory, InMemoryIam iam, String apiKey) throws IOException {
    story.begin("The Registry SDK, and three registries inside this process:");
    story.place("hub", hub, "public; it has library/hello:1.0 for two platforms");
    story.place("us", us, "a region of IBM Cloud; it wants an API key");
    story.place("de", de, "another region");
    IamOptions options =
        IamOptions.builder()
            .endpoint(IamEndpoint.at(iam.url().toString()))
            .addRegistries(us, de)
            .build();
    try (IamCredentials key = IamCredentials.of(IamIdentity.apiKey(apiKey), options);
        RegistryClient registry =
            RegistryClient.builder()
                .credentials(key)
                .region(Region.at(us))
                .http(http -> http.callListener(story))
                .build()) {
      move(registry, directory);
      build(registry, directory);
      look(registry);
      keep(registry);
      tidy(registry);
    }
    refused();
  }

  private void move(RegistryClient registry, Path directory) {
    story.step(
        "Create a namespace",
        "registry.namespaces().create(\"acme\")",
        () -> registry.namespaces().create("acme") ? "created" : "there already");
    story.step(
        "Pull an image into a directory",
        "registry.images().pull(hub + \"/library/hello:1.0\", OciLayout.at(directory))",
        () -> registry.images().pull(hub + "/library/hello:1.0", OciLayout.at(directory)));
    story.step(
        "Push it to the namespace",
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

  private void build(RegistryClient registry, Path directory) throws IOException {
    Path context = Files.createDirectory(directory.resolve("app"));
    Files.writeString(context.resolve("server.xml"), "<server/>\n");
    Files.writeString(
        context.resolve("Dockerfile"),
        """
        FROM %s/library/hello:1.0
        LABEL maintainer="acme"
        COPY server.xml /config/
        EXPOSE 9080
        """
            .formatted(hub));
    story.step(
        "Build an image from a Dockerfile, without an engine",
        "registry.images().build(BuildContext.at(app), de + \"/acme/app:1.0\")",
        () ->
            registry
                .images()
                .build(
                    build ->
                        build
                            .context(context)
                            .image(de + "/acme/app:1.0")
                            .platform("linux/amd64")));
  }

  private void look(RegistryClient registry) {
    story.step(
        "Tag it; the region does it by itself",
        "registry.tags().add(us + \"/acme/hello:1.0\", us + \"/acme/hello:stable\")",
        () -> registry.tags().add(us + "/acme/hello:1.0", us + "/acme/hello:stable"));
    story.step(
        "List the tags",
        "registry.tags().list(us + \"/acme/hello\")",
        () -> registry.tags().list(us + "/acme/hello"));
    story.step(
        "List the images of a namespace",
        "registry.images().list(\"acme\")",
        () -> registry.images().list("acme"));
    story.step(
        "Sum up the repositories",
        "registry.repositories().summaries()",
        () -> registry.repositories().summaries());
    story.step(
        "Inspect an image",
        "registry.images().inspect(us + \"/acme/hello:stable\")",
        () -> registry.images().inspect(us + "/acme/hello:stable"));
  }

  private void keep(RegistryClient registry) {
    story.act(
        "Keep the ten newest images of each repository",
        "registry.retention().set(\"acme\", 10)",
        () -> registry.retention().set("acme", 10));
    story.step(
        "Ask what the quota is, and what is used of it",
        "registry.quota().get()",
        () -> registry.quota().get());
  }

  private void tidy(RegistryClient registry) {
    story.step(
        "Delete it, with every tag it has; it goes to the trash",
        "registry.images().delete(us + \"/acme/hello:1.0\")",
        () -> registry.images().delete(us + "/acme/hello:1.0"));
    story.step(
        "Look into the trash",
        "registry.trash().list(\"acme\")",
        () -> registry.trash().list("acme"));
    story.step(
        "Restore one tag of it",
        "registry.trash().restore(us + \"/acme/hello:1.0\")",
        () -> registry.trash().restore(us + "/acme/hello:1.0"));
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
