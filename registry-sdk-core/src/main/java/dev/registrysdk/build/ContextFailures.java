package dev.registrysdk.build;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says what went wrong with the files of a build context. */
final class ContextFailures {
  private ContextFailures() {}

  static RegistryException unreadable(Path file, IOException e) {
    Failure.Builder failure = Failure.of("Could not read " + file + " of the build context");
    if (e instanceof ClosedByInterruptException) {
      return new CancelledException(failure.reason("the thread was interrupted").build(), e);
    }
    String reason =
        e instanceof AccessDeniedException
            ? "permission is denied"
            : e instanceof NoSuchFileException
                ? "it does not exist"
                : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new StorageException(failure.reason(reason).build(), e);
  }

  static StorageException noText(Path file) {
    return BuildFailures.unusable(
        "Could not use " + file, "its name is not UTF-8", Remedy.CHECK_PATH);
  }
}
