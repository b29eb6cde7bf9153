package dev.registrysdk.examples.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The clients of others that push to, pull from and delete on a registry. */
enum RegistryPeers {
  /** Of Debian. */
  SKOPEO {
    @Override
    RegistryPeer in(Path home) {
      return new RegistryPeer(
          Program.skopeo(home, environment(home)),
          List.of(),
          words(
              "copy --insecure-policy --dest-tls-verify=false --all --preserve-digests"
                  + " oci:DIRECTORY:TAG docker://NAME"),
          words(
              "copy --insecure-policy --src-tls-verify=false --all --preserve-digests"
                  + " docker://NAME oci:DIRECTORY:TAG"),
          words("list-tags --tls-verify=false docker://REPOSITORY"),
          words("delete --tls-verify=false docker://NAME"));
    }
  },
  /** Of go-containerregistry. */
  CRANE {
    @Override
    RegistryPeer in(Path home) {
      return new RegistryPeer(
          GoPrograms.find("crane", home, environment(home)),
          List.of(),
          words("push --insecure DIRECTORY NAME"),
          words("pull --insecure --format=oci NAME DIRECTORY"),
          words("ls --insecure REPOSITORY"),
          words("delete --insecure REPOSITORY@DIGEST"));
    }
  },
  /** Of regclient. */
  REGCTL {
    @Override
    RegistryPeer in(Path home) {
      return new RegistryPeer(
          GoPrograms.find("regctl", home, environment(home)),
          words("registry set --tls disabled REGISTRY"),
          words("image copy ocidir://DIRECTORY:TAG NAME"),
          words("image copy NAME ocidir://DIRECTORY:TAG"),
          words("tag ls REPOSITORY"),
          words("manifest delete REPOSITORY@DIGEST"));
    }
  },
  /** Of Java, in a process of its own: its libraries and jib's do not go together. */
  ORAS_JAVA {
    @Override
    RegistryPeer in(Path home) {
      return new RegistryPeer(
          Program.java(home, environment(home)),
          List.of(),
          orasJava(home, "push DIRECTORY TAG NAME"),
          orasJava(home, "pull NAME DIRECTORY TAG"),
          orasJava(home, "tags REPOSITORY"),
          orasJava(home, "delete REPOSITORY@DIGEST"));
    }
  };

  /** Sets the peer up, with a home of its own. */
  abstract RegistryPeer in(Path home);

  private static Map<String, String> environment(Path home) {
    return Map.of("HOME", home.toString(), "REGISTRY_AUTH_FILE", home.resolve("none").toString());
  }

  private static List<String> words(String command) {
    return List.of(command.split(" ", -1));
  }

  private static List<String> orasJava(Path home, String command) {
    Path program = home.resolve("OrasJava.java");
    try (InputStream text =
        Objects.requireNonNull(
            RegistryPeers.class.getResourceAsStream("/interop/OrasJava.java.txt"))) {
      if (!Files.exists(program)) {
        Files.copy(text, program);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> java =
        new ArrayList<>(List.of("-cp", OrasJava.libraries() + "/*", program.toString()));
    Stream.of(command.split(" ", -1)).forEach(java::add);
    return java;
  }
}
