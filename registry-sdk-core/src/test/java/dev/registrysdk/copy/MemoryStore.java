package dev.registrysdk.copy;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Manifest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageWriter;
import dev.registrysdk.store.ReferrerLister;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store in memory that writes down, in order, what was asked of it. */
final class MemoryStore implements ImageStore {
  final Map<Digest, ManifestDocument> manifests = new ConcurrentHashMap<>();
  final Map<Digest, byte[]> blobs = new ConcurrentHashMap<>();
  final Map<String, Digest> tags = new ConcurrentHashMap<>();
  final List<String> log = new CopyOnWriteArrayList<>();
  final Map<Digest, RegistryException> failures = new ConcurrentHashMap<>();
  final List<String> closed = new CopyOnWriteArrayList<>();
  private final String tag;

  MemoryStore(String tag) {
    this.tag = tag;
  }

  Descriptor blob(dev.registrysdk.oci.MediaType type, byte[] content) {
    Descriptor descriptor = Descriptor.of(type, content);
    blobs.put(descriptor.digest(), content);
    return descriptor;
  }

  ManifestDocument add(ManifestDocument document) {
    manifests.put(document.digest(), document);
    return document;
  }

  void root(ManifestDocument document) {
    tags.put(tag, add(document).digest());
  }

  @Override
  public ImageReader openReader() {
    return new Reader();
  }

  @Override
  public ImageWriter openWriter() {
    return new Writer();
  }

  @Override
  public String toString() {
    return "memory:" + tag;
  }

  private RegistryException missing(Digest digest) {
    return new NotFoundException(Failure.of(digest + " is not in " + this).build());
  }

  private final class Reader implements ImageReader, ReferrerLister {
    @Override
    public List<ImageReference> names() {
      return List.of(ImageReference.parse("example.com/app:" + tag));
    }

    @Override
    public ManifestDocument root() {
      return Optional.ofNullable(tags.get(tag))
          .flatMap(digest -> Optional.ofNullable(manifests.get(digest)))
          .orElseThrow(() -> new NotFoundException(Failure.of("There is no " + tag).build()));
    }

    @Override
    public ManifestDocument manifest(Descriptor descriptor) {
      return Optional.ofNullable(manifests.get(descriptor.digest()))
          .orElseThrow(() -> missing(descriptor.digest()));
    }

    @Override
    public Blob blob(Descriptor descriptor) {
      return Blob.of(
          descriptor,
          () -> {
            RegistryException failure = failures.get(descriptor.digest());
            if (failure != null) {
              throw new RegistryIOException(failure);
            }
            byte[] content = blobs.get(descriptor.digest());
            if (content == null) {
              throw new RegistryIOException(missing(descriptor.digest()));
            }
            log.add("open " + descriptor.digest());
            return new java.io.ByteArrayInputStream(content);
          });
    }

    @Override
    public List<Descriptor> referrers(Digest subject) {
      return manifests.values().stream()
          .filter(
              document ->
                  document
                      .manifest()
                      .flatMap(Manifest::subject)
                      .map(Descriptor::digest)
                      .equals(Optional.of(subject)))
          .map(ManifestDocument::descriptor)
          .toList();
    }

    @Override
    public List<String> cosignTags(Digest subject) {
      String base = "sha256-" + subject.encoded();
      return tags.keySet().stream().filter(name -> name.startsWith(base)).sorted().toList();
    }

    @Override
    public Optional<ManifestDocument> tagged(String name) {
      return Optional.ofNullable(tags.get(name)).map(manifests::get);
    }

    @Override
    public void close() {
      closed.add("reader");
    }
  }

  private final class Writer implements ImageWriter {
    @Override
    public Optional<Digest> current() {
      return Optional.ofNullable(tags.get(tag));
    }

    @Override
    public boolean holds(Descriptor manifest) {
      return manifests.containsKey(manifest.digest());
    }

    @Override
    public BlobResult putBlob(Blob blob) {
      Digest digest = blob.descriptor().digest();
      if (blobs.containsKey(digest)) {
        return BlobResult.EXISTED;
      }
      try (InputStream in = blob.open()) {
        blobs.put(digest, in.readAllBytes());
      } catch (RegistryIOException e) {
        throw e.failure();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      log.add("blob " + digest);
      return BlobResult.WRITTEN;
    }

    @Override
    public void putManifest(ManifestDocument manifest) {
      manifest.references().stream()
          .filter(
              child -> !blobs.containsKey(child.digest()) && !manifests.containsKey(child.digest()))
          .forEach(
              child -> {
                throw missing(child.digest());
              });
      add(manifest);
      log.add("manifest " + manifest.digest());
    }

    @Override
    public void tag(String name, ManifestDocument manifest) {
      putManifest(manifest);
      tags.put(name, manifest.digest());
    }

    @Override
    public void finish(ManifestDocument root, List<ImageReference> names) {
      putManifest(root);
      tags.put(tag, root.digest());
      log.add("finish " + names);
    }

    @Override
    public void close() {
      closed.add("writer");
    }
  }
}
