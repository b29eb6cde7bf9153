package dev.registrysdk.auth.docker;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Says what went wrong in the words of the SDK. */
final class Failures {
  private Failures() {}

  static RegistryException of(String what, IOException e) {
    if (e instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
      return new CancelledException(because(what, "the thread was interrupted").build(), e);
    }
    return new StorageException(because(what, reason(e)).build(), e);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "permission to use " + denied.getFile() + " is denied";
    }
    if (e instanceof FileSystemException file && file.getFile() != null) {
      return file.getFile()
          + (file.getReason() == null ? " is in the way" : ": " + file.getReason());
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** A file whose content cannot be used. The cause is left out, and the content too. */
  static StorageException damaged(String what, JsonProblem problem) {
    return new StorageException(
        because(what, problem.clause()).remedy(Remedy.REPAIR_LOGIN_FILE).build());
  }

  static AuthenticationException helper(
      String what, String registry, String reason, Remedy remedy) {
    return new AuthenticationException(
        because(what, reason).registry(registry).remedy(remedy).build());
  }

  /** Somebody wants the thread to stop; it keeps the sign. */
  static CancelledException interrupted(String what, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new CancelledException(because(what, "the thread was interrupted").build(), e);
  }

  private static Failure.Builder because(String what, String reason) {
    return Failure.of(what).reason(reason);
  }
}
