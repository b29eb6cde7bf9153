package dev.registrysdk.examples.interop;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.local.OciLayout;
import java.nio.file.Path;

/** Pulls an image, one blob at a time, in a process of its own that a test can kill. */
final class PullMain {
  private PullMain() {}

  /**
   * Pulls.
   *
   * @param arguments image, directory of the layout, name in the layout
   */
  public static void main(String[] arguments) {
    try (RegistryClient client = RegistryClient.create()) {
      client
          .images()
          .pull(
              pull ->
                  pull.image(arguments[0])
                      .target(OciLayout.at(Path.of(arguments[1])).image(arguments[2]))
                      .concurrency(1));
    }
  }
}
