package dev.registrysdk.build;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.store.Blob;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipException;

/**
 * Brings the layers of images when a file of theirs is needed, each once: unpacked into a temporary
 * file, with an index of its entries in memory. Not safe for use by several threads.
 */
final class LayerFiles {
  private final Workspace workspace;
  private final UnpackLimits limits;
  private final Map<Descriptor, LayerIndex> known = new HashMap<>();

  LayerFiles(Workspace workspace, UnpackLimits limits) {
    this.workspace = workspace;
    this.limits = limits;
  }

  /** The files of an image, with layers of our own on top of it. */
  ImageFiles of(OpenImage image, List<Layer> added) {
    List<Supplier<LayerIndex>> layers = new ArrayList<>(layers(image));
    added.forEach(layer -> layers.add(index(layer)));
    return new ImageFiles(layers);
  }

  /** The layers of an image, base first; each is brought when it is asked for. */
  List<Supplier<LayerIndex>> layers(OpenImage image) {
    List<Supplier<LayerIndex>> layers = new ArrayList<>();
    for (Descriptor layer : image.manifest().layers()) {
      layers.add(() -> index(image, layer));
    }
    return layers;
  }

  /** The files of layers of our own. */
  ImageFiles of(List<Layer> added) {
    return new ImageFiles(added.stream().map(this::index).toList());
  }

  private Supplier<LayerIndex> index(Layer layer) {
    LayerIndex index =
        layer.tar().map(this::index).orElseGet(() -> LayerIndex.of(layer.entries(workspace)));
    return () -> index;
  }

  private LayerIndex index(Path tar) {
    try (InputStream in = Files.newInputStream(tar)) {
      return unpack(in, "Could not read " + tar);
    } catch (IOException e) {
      throw BuildFailures.of("Could not read " + tar, e);
    }
  }

  private LayerIndex index(OpenImage image, Descriptor layer) {
    LayerIndex index = known.get(layer);
    if (index == null) {
      index = read(image, layer);
      known.put(layer, index);
    }
    return index;
  }

  private LayerIndex read(OpenImage image, Descriptor layer) {
    String what = "Could not read the layer " + layer.digest() + " of " + image.place();
    Blob blob = image.reader().blob(layer);
    try (InputStream in = blob.open()) {
      LayerIndex index = unpack(in, what);
      in.transferTo(OutputStream.nullOutputStream()); // at its end it checks the digest
      return index;
    } catch (EOFException | ZipException e) {
      throw BuildFailures.damaged(what, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw BuildFailures.of(what, e);
    }
  }

  private LayerIndex unpack(InputStream packed, String what) throws IOException {
    Path tar = workspace.file();
    try (InputStream unpacked = new Unpacking(what, limits).openWithin(packed)) {
      Files.copy(unpacked, tar);
    }
    LayerIndex index = new LayerIndex();
    new TarScan(tar, what, limits, true).read(index::add);
    return index;
  }
}
