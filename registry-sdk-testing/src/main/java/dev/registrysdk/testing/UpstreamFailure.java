package dev.registrysdk.testing;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells why a recording got no answer, and what helps. */
final class UpstreamFailure {
  private UpstreamFailure() {}

  /**
   * A sentence about a failed call.
   *
   * @param scrub takes secrets out of what the failure says
   */
  static String of(Origin upstream, IOException failure, UnaryOperator<String> scrub) {
    if (isUntrusted(failure)) {
      return "The recording does not trust the certificate of "
          + upstream
          + ": name the authority that it is from with RegistryRecording.of(…).trust(…)";
    }
    return "The recording cannot get an answer from "
        + upstream
        + " ("
        + scrub.apply(failure.getClass().getSimpleName() + ": " + failure.getMessage())
        + "): check "
        + (failure instanceof SSLException ? "its certificate and its address" : "its address")
        + " and the network";
  }

  /** Whether nobody whom Java or the test trusts has signed the certificate. */
  private static boolean isUntrusted(IOException failure) {
    if (failure instanceof SSLException) {
      for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof CertPathBuilderException) {
          return true;
        }
      }
    }
    return false;
  }
}
