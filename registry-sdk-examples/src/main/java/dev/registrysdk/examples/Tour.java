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

/**
 * The everyday tasks, one statement each, with three registries inside this process: a public one
 * and two regions. Needs no network and no daemon, and leaves nothing behind.
 */
public final class Tour {
  private static final RegistryAuth LOGIN = RegistryAuth.token("iamapikey", "secret");

  private final Narrator narrator;

  private Tour(PrintStream out) {
    narrator = new Narrator(out);
  }

  /**
   * Walks the tour.
   *
   * @param args none
   * @throws IOException if the temporary directory cannot be used
   */
  public static void main(String... args) throws IOException {
    new Tour(System.out).walk();
  }

  private void walk() throws IOException {
    Path directory = Files.createTempDirectory("registry-sdk-tour");
    try (InMemoryRegistry hub = InMemoryRegistry.start();
        InMemoryRegistry us = InMemoryRegistry.builder().auth(LOGIN).start();
        InMemoryRegistry de = InMemoryRegistry.builder().auth(LOGIN).start();
        RegistryClient registry = client(us.address(), de.address(), "secret")) {
      SampleImage.store(hub, "library/hello", "1.0");
      narrator.place("hub", hub.address(), "a public registry with library/hello:1.0");
      narrator.place("us", us.address(), "a region that wants a login");
      narrator.place("de", de.address(), "another one");
      move(registry, OciLayout.at(directory), hub.address(), us.address(), de.address());
      look(registry, de.address());
      remove(registry, de.address());
      refuse(us.address());
    } finally {
      Directories.delete(directory);
    }
  }
}
