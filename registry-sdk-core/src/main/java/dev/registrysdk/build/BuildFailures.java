package dev.registrysdk.build;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.error.UnsupportedException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Says what went wrong while building in the words of the SDK. */
final class BuildFailures {
  private BuildFailures() {}

  /** What an I/O failure means; it may carry a failure from elsewhere. */
  static RegistryException of(String what, IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof RegistryIOException carrier) {
        return carrier.failure();
      }
    }
    if (e instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
      return new CancelledException(
          Failure.of(what).reason("the thread was interrupted").build(), e);
    }
    Failure.Builder failure = Failure.of(what).reason(reason(e));
    return new StorageException(
        full(e) ? failure.remedy(Remedy.FREE_DISK).build() : failure.build(), e);
  }

  /** A file or archive that cannot be used as it is. */
  static StorageException unusable(String what, String reason, Remedy remedy) {
    return new StorageException(Failure.of(what).reason(reason).remedy(remedy).build());
  }

  static StorageException notTar(String what) {
    return unusable(what, "it is not a tar archive", Remedy.CHECK_ARCHIVE);
  }

  static UnsupportedException unsupported(String what, String reason) {
    return new UnsupportedException(Failure.of(what).reason(reason).build());
  }

  /** An image that is not what it says it is. */
  static IntegrityException damaged(String what, String reason) {
    return new IntegrityException(
        Failure.of(what).reason(reason).remedy(Remedy.REPLACE_CONTENT).build());
  }

  private static boolean full(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left")
        || message.contains("not enough space")
        || message.contains("quota exceeded");
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException at && at.getFile() != null) {
      String file = at.getFile();
      if (e instanceof NoSuchFileException) {
        return file + " does not exist";
      }
      if (e instanceof AccessDeniedException) {
        return "permission to read " + file + " is denied";
      }
      if (e instanceof NotDirectoryException) {
        return file + " is not a directory";
      }
      return file + (at.getReason() == null ? " cannot be used" : ": " + at.getReason());
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
