package dev.registrysdk.icr.va;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.TransportException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One wait for a scan: asks until there is a verdict, or no time left. */
final class ScanWait {
  private static final String NOT_SCANNED = "BXNVA0009E";

  private final AwaitScanRequest request;
  private final Patience patience;
  private String seen = "nothing was asked yet";
  private @Nullable RegistryException refusal;

  ScanWait(AwaitScanRequest request, Patience patience) {
    this.request = request;
    this.patience = patience;
  }

  ScanSummary end(Supplier<ScanSummary> question) {
    long start = patience.nanos().getAsLong();
    while (true) {
      ScanSummary summary = ask(question);
      if (summary != null) {
        return summary;
      }
      Duration left = request.timeout().minusNanos(patience.nanos().getAsLong() - start);
      if (left.isNegative() || left.isZero()) {
        throw late();
      }
      sleep(left.compareTo(request.interval()) < 0 ? left : request.interval());
    }
  }

  /** The verdict; null if it has to be waited for. */
  private @Nullable ScanSummary ask(Supplier<ScanSummary> question) {
    try {
      ScanSummary summary = question.get();
      refusal = null;
      seen = "the status is " + summary.status();
      return summary.status().pending() ? null : summary;
    } catch (RegistryException e) {
      if (!(e instanceof NotFoundException) && !e.failure().hasCode(NOT_SCANNED)) {
        throw e;
      }
      refusal = e;
      seen = e.failure().reason().orElse("the registry does not know the image");
      return null;
    }
  }

  private RegistryException late() {
    Failure.Builder failure =
        Failure.of("The scan of " + request.image() + " did not end within " + time())
            .registry(request.image().registry());
    RegistryException last = refusal;
    if (last == null) {
      return new TransportException(failure.reason(seen).build());
    }
    failure.reason(seen).details(last.failure().details()).requestId(last.failure().requestId());
    return last.failure().hasCode(NOT_SCANNED)
        ? new TransportException(failure.build(), last)
        : new NotFoundException(failure.build(), last);
  }

  private void sleep(Duration time) {
    try {
      patience.sleeper().sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(
          Failure.of("Could not wait for the scan of " + request.image())
              .reason("the thread was interrupted; " + seen)
              .registry(request.image().registry())
              .build(),
          e);
    }
  }

  private String time() {
    if (request.timeout().toMillisPart() > 0) {
      return request.timeout().toMillis() + " ms";
    }
    long seconds = request.timeout().toSeconds();
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
