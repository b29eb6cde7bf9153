package dev.registrysdk.examples.cr;

import dev.registrysdk.build.BuildListener;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.io.PrintStream;

/** Shows how a build goes: a line for each instruction and each layer. */
final class BuildLines implements BuildListener {
  private final PrintStream out;

  BuildLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void warned(String warning) {
    out.println("Warning: " + warning);
  }

  @Override
  public void stepStarted(Platform platform, int number, int total, String instruction) {
    out.println("[" + number + "/" + total + "] " + platform.text() + " " + instruction);
  }

  @Override
  public void output(String text) {
    out.print(text);
  }

  @Override
  public void layerFinished(Descriptor layer, BlobResult result) {
    out.println(layer.digest() + " " + Sizes.text(layer.size()) + " " + ProgressLines.word(result));
  }
}
