package dev.registrysdk.local;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.error.UnsupportedException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what went wrong with files in the words of the SDK. */
final class Failures {
  private Failures() {}

  /**
   * What an I/O failure means.
   *
   * @param what what could not be done
   * @param e a failure of the disk, or one that carries a failure from elsewhere
   */
  static RegistryException of(String what, IOException e) {
    Optional<RegistryException> carried = carried(e);
    if (carried.isPresent()) {
      return carried.get();
    }
    if (interrupted(e)) {
      return new CancelledException(because(what, "the thread was interrupted").build(), e);
    }
    Failure.Builder failure = because(what, reason(e));
    return new StorageException(
        full(e) ? failure.remedy(Remedy.FREE_DISK).build() : failure.build(), e);
  }

  /** The failure that an exception carries through code that lets only I/O exceptions pass. */
  static Optional<RegistryException> carried(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
        .limit(16)
        .filter(RegistryIOException.class::isInstance)
        .map(cause -> ((RegistryIOException) cause).failure())
        .findFirst();
  }

  static boolean interrupted(IOException e) {
    return e instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted();
  }

  /** A failure to use a file that has to do with what the file is. */
  static StorageException unusable(String what, String reason, Remedy remedy) {
    return new StorageException(because(what, reason).remedy(remedy).build());
  }

  /** A document that is not what it should be. */
  static IntegrityException malformed(String what, IllegalArgumentException e) {
    return new IntegrityException(
        because(what, String.valueOf(e.getMessage())).remedy(Remedy.REPLACE_CONTENT).build(), e);
  }

  static NotFoundException missing(String what, String reason) {
    return new NotFoundException(because(what, reason).build());
  }

  /** An image that has to be chosen. */
  static NotFoundException undecided(String what, String labels) {
    return new NotFoundException(
        because(what, "it has several images: " + labels).remedy(Remedy.CHOOSE_IMAGE).build());
  }

  static UnsupportedException unsupported(String what, String reason) {
    return new UnsupportedException(because(what, reason).build());
  }

  static CancelledException cancelled(String what, String reason) {
    return new CancelledException(because(what, reason).build());
  }

  static Failure.Builder because(String what, String reason) {
    return Failure.of(what).reason(reason);
  }

  private static boolean full(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left")
        || message.contains("not enough space")
        || message.contains("quota exceeded")
        || message.contains("file too large");
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException at && at.getFile() != null) {
      String file = at.getFile();
      if (e instanceof NoSuchFileException) {
        return file + " does not exist";
      }
      if (e instanceof AccessDeniedException) {
        return "permission to use " + file + " is denied";
      }
      if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
        return file + " is not a directory";
      }
      return file + (at.getReason() == null ? " cannot be used" : ": " + at.getReason());
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
