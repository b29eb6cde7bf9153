package dev.registrysdk.examples;

import dev.registrysdk.DeleteResult;
import dev.registrysdk.ImageDetails;
import dev.registrysdk.build.BuildResult;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.http.CallListener;
import dev.registrysdk.http.WireRequest;
import dev.registrysdk.icr.model.ImageSummary;
import dev.registrysdk.icr.model.Quota;
import dev.registrysdk.icr.model.RepositorySummary;
import dev.registrysdk.icr.model.RestoreResult;
import dev.registrysdk.icr.model.TrashedImage;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Platform;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Tells a tour: each step with its statement, its result, and what went over the wire. */
final class Story implements CallListener {
  private static final int WIDTH = 90;

  private final PrintStream out;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private int step;

  Story(PrintStream out) {
    this.out = out;
  }

  void begin(String title) {
    out.println(title);
  }

  void place(String name, String address, String what) {
    out.printf("  %-3s = \"%s\"  %s%n", name, address, what);
  }

  /** Does a step and tells what came of it. */
  void step(String task, String statement, Supplier<?> run) {
    step++;
    requests.set(0);
    bytes.set(0);
    out.printf("%2d. %s%n    %s%n", step, task, statement);
    String result = text(run.get());
    int count = requests.get();
    String wire =
        String.format(
            Locale.ROOT,
            "%d %s, %,d bytes",
            count,
            count == 1 ? "request" : "requests",
            bytes.get());
    out.println("    " + result + " ".repeat(WIDTH - result.length() - wire.length()) + wire);
  }

  /** Does a step that has no result. */
  void act(String task, String statement, Runnable run) {
    step(
        task,
        statement,
        () -> {
          run.run();
          return "done";
        });
  }

  /** Tells how a step failed, in lines that break between words. */
  void failure(RegistryException failure) {
    String message = String.valueOf(failure.getMessage());
    out.print(message.replaceAll("(.{1,90})(?: |$)|(.{90})", "    $1$2\n"));
  }

  @Override
  public void requestFinished(WireRequest request) {
    requests.incrementAndGet();
    bytes.addAndGet(request.bytesSent() + request.bytesReceived());
  }

  private static String text(Object result) {
    if (result instanceof CopyResult copy) {
      return copy.unchanged()
          ? text(copy.digest()) + " is there"
          : text(copy.digest())
              + ": %d blobs, %d manifests".formatted(copy.copied().blobs(), copy.manifests());
    }
    if (result instanceof BuildResult built) {
      return "built " + text(built.digest());
    }
    if (result instanceof ImageDetails image) {
      List<String> platforms = image.platforms().stream().map(Platform::text).toList();
      return text(image.digest()) + ": " + platforms;
    }
    if (result instanceof DeleteResult gone) {
      return text(gone.digest()) + " is gone, and the tags " + gone.tags();
    }
    if (result instanceof List<?> list) {
      return list.stream().map(Story::text).toList().toString();
    }
    return result instanceof Digest digest ? digest.toString().substring(0, 19) : managed(result);
  }

  /** What the control plane answers. */
  private static String managed(Object result) {
    if (result instanceof ImageSummary image) {
      return "tags "
          + image.tags().stream().map(ImageReference::selector).toList()
          + ", "
          + image.manifestType().orElse("image");
    }
    if (result instanceof RepositorySummary repository) {
      return repository.repository().path() + ": " + repository.images() + " images";
    }
    if (result instanceof Quota quota) {
      return String.format(
          Locale.ROOT,
          "%,d of %,d bytes are stored",
          quota.storageUsed(),
          quota.storageLimit().orElse(-1));
    }
    if (result instanceof TrashedImage item) {
      return "tags " + item.tags() + ", for " + item.daysUntilExpiry() + " days";
    }
    return result instanceof RestoreResult back
        ? "back are the tags " + back.restored()
        : result.toString();
  }
}
