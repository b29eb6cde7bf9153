package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.access.CreatedApiKey;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.StorageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a new API key goes: it is told once, so nothing is created before there is room for it. */
final class KeyOutput {
  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "Write the API key to this new file, readable for its owner only. Without it: to"
              + " standard output.")
  private @Nullable Path file;

  /** Makes the key and keeps it; tells where. */
  <T> T keep(Supplier<T> create, Function<T, CreatedApiKey> key) {
    if (file == null) {
      return create.get();
    }
    Path place = file;
    try {
      Files.createFile(place, mode(place));
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException(
          place + " is there already, and is not written over: give --key-file a new name");
    } catch (IOException e) {
      throw failed(place, e);
    }
    boolean done = false;
    try {
      T created = create.get();
      Files.writeString(place, key.apply(created).value().reveal() + "\n");
      done = true;
      return created;
    } catch (IOException e) {
      throw failed(place, e);
    } finally {
      if (!done) {
        delete(place);
      }
    }
  }

  /** What is printed: the key, or where it is. */
  void result(Output output, Json json, CreatedApiKey key) {
    if (file == null) {
      output.result(json.with("apiKey", key.value().reveal()), key.value().reveal());
    } else {
      output.result(json.with("keyFile", file), file);
    }
  }

  private static FileAttribute<?>[] mode(Path place) {
    boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void delete(Path place) {
    try {
      Files.deleteIfExists(place);
    } catch (IOException e) {
      place.toFile().deleteOnExit(); // it is empty: nothing is lost, and nothing is told
    }
  }

  private static StorageException failed(Path place, IOException e) {
    return new StorageException(
        Failure.of("Could not write the API key to " + place)
            .reason(e.getClass().getSimpleName())
            .build(),
        e);
  }
}
