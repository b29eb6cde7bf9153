package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A file system in memory that is nearly full, or that cannot be written; only root can make it.
 */
final class SmallDisk implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Path mountPoint;
  private final Program mount;
  private final Program umount;

  private SmallDisk(Path directory) {
    this.mount = Program.find("mount", "mount", directory, Map.of());
    this.umount = Program.find("umount", "mount", directory, Map.of());
    try {
      this.mountPoint = Files.createDirectory(directory.resolve("disk"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Mounts a disk.
   *
   * @param directory where its mount point is made
   * @param options for example {@code size=2m}
   */
  static SmallDisk mount(Path directory, String options) {
    SmallDisk disk = new SmallDisk(directory);
    Outcome outcome =
        disk.mount.run(
            LIMIT, "-t", "tmpfs", "-o", options, "registry-sdk", disk.mountPoint.toString());
    assumeThat(outcome.status())
        .as("A small disk can be mounted, for which root is needed: %s", outcome)
        .isZero();
    return disk;
  }

  void remount(String options) {
    mount.run(LIMIT, "-o", "remount," + options, mountPoint.toString()).succeeded();
  }

  Path path() {
    return mountPoint;
  }

  @Override
  public void close() {
    umount.run(LIMIT, mountPoint.toString()).succeeded();
  }
}
