package dev.registrysdk.docs;

import dev.registrysdk.BuildImageRequest;
import dev.registrysdk.CopyImageRequest;
import dev.registrysdk.DeleteImageRequest;
import dev.registrysdk.DeleteResult;
import dev.registrysdk.DigestRequest;
import dev.registrysdk.ImageDetails;
import dev.registrysdk.Images;
import dev.registrysdk.InspectRequest;
import dev.registrysdk.PullRequest;
import dev.registrysdk.PushRequest;
import dev.registrysdk.build.BuildResult;
import dev.registrysdk.build.ImageEdit;
import dev.registrysdk.copy.CopyRequest;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.DeleteImagesRequest;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.ImageInspection;
import dev.registrysdk.icr.model.ImageSummary;
import dev.registrysdk.icr.model.InspectionRequest;
import dev.registrysdk.icr.model.ListDigestsRequest;
import dev.registrysdk.icr.model.ListImagesRequest;
import dev.registrysdk.icr.model.ManifestRequest;
import dev.registrysdk.icr.model.PruneResult;
import dev.registrysdk.icr.model.PruneUntaggedRequest;
import dev.registrysdk.icr.model.RestoreRequest;
import dev.registrysdk.icr.model.RestoreResult;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.ImageStore;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A stub for an application's tests: one method for each verb, the other forms come by themselves.
 */
record StubImages(Digest digest) implements Images {
  @Override
  public Digest digest(DigestRequest request) {
    return digest;
  }

  @Override
  public CopyResult copy(CopyImageRequest request) {
    return CopyResult.builder()
        .digest(digest)
        .mediaType(MediaType.OCI_MANIFEST)
        .manifests(1)
        .build();
  }

  @Override
  public CopyResult copy(CopyRequest request) {
    throw new UnsupportedOperationException("copy between places is not expected in this test");
  }

  @Override
  public BuildResult build(BuildImageRequest request) {
    throw new UnsupportedOperationException("no build is expected in this test");
  }

  @Override
  public BuildResult edit(
      ImageReference image, ImageReference target, UnaryOperator<ImageEdit> changes) {
    throw new UnsupportedOperationException("no edit is expected in this test");
  }

  @Override
  public ImageStore at(ImageReference image) {
    throw new UnsupportedOperationException("no place is expected in this test");
  }

  @Override
  public CopyResult pull(PullRequest request) {
    throw new UnsupportedOperationException("pull is not expected in this test");
  }

  @Override
  public CopyResult push(PushRequest request) {
    throw new UnsupportedOperationException("push is not expected in this test");
  }

  @Override
  public ImageDetails inspect(InspectRequest request) {
    throw new UnsupportedOperationException("inspect is not expected in this test");
  }

  @Override
  public DeleteResult delete(DeleteImageRequest request) {
    return DeleteResult.builder().digest(digest).build();
  }

  @Override
  public Stream<ImageSummary> stream(ListImagesRequest request) {
    throw new UnsupportedOperationException("stream is not expected in this test");
  }

  @Override
  public Stream<ImageDigest> streamDigests(ListDigestsRequest request) {
    throw new UnsupportedOperationException("streamDigests is not expected in this test");
  }

  @Override
  public ImageInspection inspection(InspectionRequest request) {
    throw new UnsupportedOperationException("inspection is not expected in this test");
  }

  @Override
  public ManifestDocument manifest(ManifestRequest request) {
    throw new UnsupportedOperationException("manifest is not expected in this test");
  }

  @Override
  public BulkDeleteResult deleteAll(DeleteImagesRequest request) {
    throw new UnsupportedOperationException("deleteAll is not expected in this test");
  }

  @Override
  public RestoreResult restore(RestoreRequest request) {
    throw new UnsupportedOperationException("restore is not expected in this test");
  }

  @Override
  public PruneResult pruneUntagged(PruneUntaggedRequest request) {
    throw new UnsupportedOperationException("pruneUntagged is not expected in this test");
  }
}
