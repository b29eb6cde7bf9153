package dev.registrysdk.copy;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageWriter;
import dev.registrysdk.work.Workers;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Copies an image from any source to any sink. Manifests travel as their exact bytes, so digests
 * are kept; children are written before parents, the root last; what the target has already is not
 * transferred; blobs go in parallel, straight from one stream into the other.
 *
 * <p>A copy that fails or is interrupted leaves nothing visible in the target; blobs that were
 * complete may stay there and shorten the next attempt. Stateless and safe for use by several
 * threads. The calling thread waits; interrupting it ends the copy with a {@link
 * dev.registrysdk.error.CancelledException}.
 */
public final class Copier {
  /** Creates a copier. */
  public Copier() {}

  /**
   * Copies an image.
   *
   * @param request what to copy, and how
   * @return what was done
   * @throws RegistryException the failure of the source or the target, of the same type as that
   *     place throws it, with the copy it was part of in front of its message
   */
  public CopyResult copy(CopyRequest request) {
    try (ImageReader reader = request.source().openReader();
        ImageWriter writer = request.target().openWriter();
        Workers workers =
            new Workers("transfer", request.concurrency(), reader::close, writer::close)) {
      return new Run(request, reader, writer, workers).copy();
    } catch (RegistryException e) {
      throw e.within("Copying " + request.source() + " to " + request.target());
    }
  }

  /**
   * Finds out what a copy would have to look at, without writing any content.
   *
   * @param request what would be copied
   * @return the manifests and blobs; those the target has already are left out as far as whole
   *     manifests are concerned
   * @throws RegistryException the failure of the source or the target
   */
  public CopyPlan plan(CopyRequest request) {
    try (ImageReader reader = request.source().openReader();
        ImageWriter writer = request.target().openWriter();
        Workers workers =
            new Workers("transfer", request.concurrency(), reader::close, writer::close)) {
      return new Run(request, reader, writer, workers).plan();
    } catch (RegistryException e) {
      throw e.within("Planning to copy " + request.source() + " to " + request.target());
    }
  }

  /** One copy. */
  private static final class Run {
    private final CopyRequest request;
    private final ImageReader reader;
    private final ImageWriter writer;
    private final ManifestDocument root;
    private final boolean unchanged;
    private final Graph graph;
    private final Attachments attachments;
    private final Transfer transfer;

    Run(CopyRequest request, ImageReader reader, ImageWriter writer, Workers workers) {
      this.request = request;
      this.reader = reader;
      this.writer = writer;
      this.root =
          Selection.of(reader, reader.root(), request.platforms(), request.source().toString());
      writer.expect(root);
      Optional<Digest> current = writer.current();
      this.unchanged = current.equals(Optional.of(root.digest()));
      // A free name mostly means a new image: asking for each child would cost more than it saves.
      Predicate<Descriptor> held = current.isEmpty() ? child -> false : writer::holds;
      this.graph = new Graph(reader, workers, held, request.foreignLayers());
      this.attachments = new Attachments(reader, graph);
      this.transfer = new Transfer(reader, writer, workers, request.listener());
    }

    CopyResult copy() {
      CopyPlan plan = plan();
      request.listener().planned(plan);
      transfer.blobs(plan.blobs());
      transfer.manifests(graph.inWritingOrder());
      attachments
          .tagged()
          .forEach(
              (tag, document) -> {
                writer.tag(tag, document);
                transfer.written(document);
              });
      if (!unchanged) {
        writer.finish(root, reader.names());
        transfer.written(root);
      }
      return transfer.result(root);
    }

    CopyPlan plan() {
      if (!unchanged) {
        graph.addBelow(root);
      }
      if (request.referrers()) {
        attachments.addAll(root);
      }
      CopyPlan.Builder plan = CopyPlan.builder().root(root.descriptor()).blobs(graph.blobs());
      graph
          .inWritingOrder()
          .forEach(group -> group.forEach(manifest -> plan.addManifests(manifest.descriptor())));
      return plan.build();
    }
  }
}
