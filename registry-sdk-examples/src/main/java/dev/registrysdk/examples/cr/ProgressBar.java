package dev.registrysdk.examples.cr;

import dev.registrysdk.copy.CopyPlan;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/** Progress for a terminal: one line that is drawn again for each percent and each blob. */
final class ProgressBar implements Progress {
  private static final int WIDTH = 30;
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final Map<Descriptor, Long> passed = new HashMap<>();
  private long total;
  private long done;
  private int blobs;
  private int finished;
  private String drawn = "";

  ProgressBar(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void planned(CopyPlan plan) {
    total = plan.bytes();
    blobs = plan.blobs().size();
    draw();
  }

  @Override
  public synchronized void blobProgress(Descriptor blob, long bytes) {
    passed(blob, bytes);
    draw();
  }

  @Override
  public synchronized void blobFinished(Descriptor blob, BlobResult result) {
    passed(blob, blob.size());
    finished++;
    draw();
  }

  @Override
  public synchronized void close() {
    if (!drawn.isEmpty()) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  private void passed(Descriptor blob, long bytes) {
    Long before = passed.put(blob, bytes);
    done += bytes - (before == null ? 0 : before);
  }

  private void draw() {
    int percent = total == 0 ? 100 : (int) (100 * done / total);
    int filled = WIDTH * percent / 100;
    String line =
        "[%s%s] %3d%% of %s, %d of %d blobs"
            .formatted(
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                percent,
                Sizes.text(total),
                finished,
                blobs);
    if (!line.equals(drawn) && blobs > 0) {
      drawn = line;
      out.print(CLEAR_LINE + line);
      out.flush();
    }
  }
}
