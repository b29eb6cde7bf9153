package dev.registrysdk.examples.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The programs of others, with a home, a storage and a configuration of their own: nothing of this
 * machine's is read or changed, and nothing but loopback is reached.
 */
final class Peers {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Program skopeo;
  private final Program buildah;
  private final Program podman;
  private final Program umoci;
  private final Program unshare;

  private Peers(Path home, Map<String, String> environment) {
    this.skopeo = Program.skopeo(home, environment);
    this.buildah = Program.find("buildah", "buildah", home, environment);
    this.podman = Program.find("podman", "podman", home, environment);
    this.umoci = Program.find("umoci", "umoci", home, environment);
    this.unshare = Program.find("unshare", "util-linux", home, environment);
  }

  /** Sets the peers up. */
  static Peers in(Path home) {
    Path containers = home.resolve(".config/containers");
    try {
      Files.createDirectories(containers);
      Files.writeString(
          containers.resolve("policy.json"),
          "{\"default\":[{\"type\":\"insecureAcceptAnything\"}]}");
      Files.writeString(
          containers.resolve("registries.conf"), "unqualified-search-registries = []\n");
      Files.writeString(
          containers.resolve("storage.conf"),
          """
          [storage]
          driver = "vfs"
          graphroot = "%1$s/storage"
          runroot = "%1$s/run"
          """
              .formatted(home));
      Files.writeString(home.resolve("auth.json"), "{}");
      Files.createDirectory(home.resolve("tmp"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Peers(
        home,
        Map.of(
            "HOME", home.toString(),
            "TMPDIR", home.resolve("tmp").toString(),
            "XDG_RUNTIME_DIR", home.resolve("tmp").toString(),
            "CONTAINERS_STORAGE_CONF", containers.resolve("storage.conf").toString(),
            "CONTAINERS_REGISTRIES_CONF", containers.resolve("registries.conf").toString(),
            "REGISTRY_AUTH_FILE", home.resolve("auth.json").toString(),
            "BUILDAH_ISOLATION", "chroot"));
  }

  Outcome skopeo(String... arguments) {
    return skopeo.run(LIMIT, arguments);
  }

  /** What skopeo takes for the digest of an image in a registry. */
  String digest(Distribution registry, String pathAndTag) {
    String[] inspect = {"inspect", "--format={{.Digest}}", registry.peerName(pathAndTag)};
    return skopeo(registry.peerOptions("", inspect)).succeeded().strip();
  }

  /** Copies an image into a registry as it is, with all its platforms. */
  void push(String source, Distribution registry, String pathAndTag) {
    String[] copy = {"copy", "--all", "--preserve-digests", source, registry.peerName(pathAndTag)};
    skopeo(registry.peerOptions("dest-", copy)).succeeded();
  }

  /** Copies an image out of a registry as it is, with all its platforms, checking every digest. */
  void pull(Distribution registry, String pathAndTag, String target) {
    String[] copy = {"copy", "--all", "--preserve-digests", registry.peerName(pathAndTag), target};
    skopeo(registry.peerOptions("src-", copy)).succeeded();
  }

  Outcome buildah(String... arguments) {
    return buildah.run(LIMIT, arguments);
  }

  Outcome podman(String... arguments) {
    return podman.run(LIMIT, arguments);
  }

  /**
   * Runs a container to its end, without a network. Its runtime takes no mixture of both versions
   * of cgroups, so it does not see one; and limits stay below those of this process.
   */
  Outcome runContainer(String image) {
    return unshare.run(
        LIMIT,
        "--mount",
        "sh",
        "-c",
        "umount /sys/fs/cgroup/unified 2>/dev/null; exec podman"
            + " --cgroup-manager=cgroupfs --events-backend=file run --rm --network=none"
            + " --cgroups=disabled --ulimit=nofile=1024:1024 --ulimit=nproc=1024:1024 \"$0\"",
        image);
  }

  /** Starts Podman's service; the caller ends it. */
  Process podmanService(Path socket, Path log) {
    Redirect output = Redirect.to(log.toFile());
    return podman.start(
        output,
        output,
        "--cgroup-manager=cgroupfs",
        "--events-backend=file",
        "system",
        "service",
        "--time=0",
        "unix://" + socket);
  }

  Outcome umoci(String... arguments) {
    return umoci.run(LIMIT, arguments);
  }
}
