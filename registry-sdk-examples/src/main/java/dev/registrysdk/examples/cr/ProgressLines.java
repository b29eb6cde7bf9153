package dev.registrysdk.examples.cr;

import dev.registrysdk.copy.CopyPlan;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.io.PrintStream;

/** Progress for log files: a line for each blob. */
final class ProgressLines implements Progress {
  private final PrintStream out;

  ProgressLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void planned(CopyPlan plan) {
    if (!plan.blobs().isEmpty()) {
      out.println(plan.blobs().size() + " blobs, " + Sizes.text(plan.bytes()));
    }
  }

  @Override
  public void blobFinished(Descriptor blob, BlobResult result) {
    out.println(blob.digest() + " " + Sizes.text(blob.size()) + " " + word(result));
  }

  /** What became of a blob, in words. */
  static String word(BlobResult result) {
    return switch (result) {
      case EXISTED -> "already there";
      case MOUNTED -> "mounted";
      case WRITTEN -> "copied";
    };
  }
}
