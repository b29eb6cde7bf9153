package dev.registrysdk.auth.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A home directory with files and credential helpers, and a clock that stands still. */
final class Lab {
  final Path home;
  final Path bin;
  final Map<String, String> variables = new HashMap<>();
  final Hands clock = new Hands();
  Duration timeout = Duration.ofSeconds(30);
  boolean detectStore;

  Lab(Path directory) {
    this.home = make(directory.resolve("home"));
    this.bin = make(directory.resolve("bin"));
    variables.put("PATH", bin + ":/usr/bin:/bin");
    variables.put("XDG_RUNTIME_DIR", directory.resolve("run").toString());
  }

  /** A clock that moves when it is told to. */
  static final class Hands extends Clock {
    private Instant now = Instant.parse("2050-01-01T00:00:00Z");

    void forward(Duration time) {
      now = now.plus(time);
    }

    void set(Instant time) {
      now = time;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  static Path make(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DockerEnvironment environment() {
    return DockerEnvironment.builder().variables(variables).home(home).userId(1000L).build();
  }

  DockerConfig config() {
    return DockerConfig.of(
        DockerConfigOptions.builder()
            .environment(environment())
            .clock(clock)
            .helperTimeout(timeout)
            .detectStore(detectStore)
            .build());
  }

  Path docker() {
    return home.resolve(".docker/config.json");
  }

  Path runtime() {
    return home.resolveSibling("run/containers/auth.json");
  }

  Path user() {
    return home.resolve(".config/containers/auth.json");
  }

  /** Writes docker's file, with ' for ". */
  Path write(String json) {
    return write(docker(), json);
  }

  Path write(Path file, String json) {
    try {
      make(file.resolveSibling(""));
      return Files.writeString(file, json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Installs a helper: lines of a shell script, which get the action as $1. */
  Path helper(String name, String... lines) {
    Path program = bin.resolve("docker-credential-" + name);
    try {
      Path text = bin.resolve(name + ".txt");
      Files.writeString(text, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
      // By another process: what this one has open, the helpers that other tests start may have
      // open too for a moment, and a file that is open for writing cannot be run.
      new ProcessBuilder("cp", text.toString(), program.toString()).start().waitFor();
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A helper that keeps secrets in files of its directory, and its requests in a log. */
  Path keepingHelper(String name) {
    Path store = make(bin.resolve(name + "-store"));
    return helper(
        name,
        "cd '" + store + "' || exit 9",
        "input=$(cat)",
        "echo \"$1 $input\" >> log",
        "file=$(printf %s \"$input\" | tr -c 'a-z0-9\\n' _)",
        "case $1 in",
        "get) if [ -f \"$file\" ]; then cat \"$file\"; else",
        "  echo 'credentials not found in native keychain'; exit 1; fi;;",
        "store) key=$(printf %s \"$input\" | sed 's/.*\"ServerURL\":\"\\([^\"]*\\)\".*/\\1/')",
        "  printf %s \"$input\" > \"$(printf %s \"$key\" | tr -c 'a-z0-9\\n' _)\";;",
        "erase) rm -f \"$file\";;",
        "list) echo '{\"https://index.docker.io/v1/\":\"hubuser\",\"us.icr.io\":\"iamapikey\"}';;",
        "esac");
  }

  List<String> log(String helper) {
    Path log = bin.resolve(helper + "-store/log");
    return Files.exists(log) ? read(log).lines().toList() : List.of();
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
