package dev.registrysdk.distribution;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Manifest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.OciFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okhttp3.ResponseBody;
import retrofit2.Response;

/**
 * What refers to a manifest: by the referrers API where the registry has it, else by the index
 * under the fallback tag of the specification ("Referrers Tag Schema").
 */
final class Referrers {
  private final Session session;
  private final Manifests manifests;

  Referrers(Session session) {
    this.session = session;
    this.manifests = new Manifests(session);
  }

  List<Descriptor> list(Digest subject) {
    String what = "Could not list what refers to " + session.repository().digest(subject);
    Response<ResponseBody> response =
        session.send(
            session
                .api()
                .referrers(
                    session.spec(what).whole(session.options().manifestReadLimit()),
                    session.path(),
                    subject.toString(),
                    MediaType.OCI_INDEX.toString()));
    if (!offered(response)) {
      Session.discard(response);
      return manifests
          .find(session.repository().tag(fallbackTag(subject)))
          .filter(Referrers::index)
          .map(ManifestDocument::references)
          .orElse(List.of());
    }
    return pages(what, response);
  }

  /** Stores a manifest, and sees to it that it is listed as a referrer of its subject. */
  void put(ImageReference reference, ManifestDocument manifest) {
    boolean subjectKnown = manifests.put(reference, manifest);
    if (!subjectKnown) {
      add(manifest);
    }
  }

  /** Adds a manifest to the index under its subject's fallback tag. */
  private void add(ManifestDocument referrer) {
    subject(referrer)
        .ifPresent(
            subject ->
                update(
                    subject,
                    entries -> {
                      List<Descriptor> changed = new ArrayList<>(entries);
                      if (entries.stream().noneMatch(e -> e.digest().equals(referrer.digest()))) {
                        changed.add(describe(referrer));
                      }
                      return changed;
                    }));
  }

  /** Takes a manifest out of the index under its subject's fallback tag. */
  void remove(ManifestDocument referrer) {
    subject(referrer)
        .ifPresent(
            subject ->
                update(
                    subject,
                    entries ->
                        entries.stream()
                            .filter(entry -> !entry.digest().equals(referrer.digest()))
                            .toList()));
  }

  private static Optional<Digest> subject(ManifestDocument document) {
    return document.manifest().flatMap(Manifest::subject).map(Descriptor::digest);
  }

  /** The fallback tag: at most 32 characters of the algorithm and 64 of the encoded part. */
  static String fallbackTag(Digest subject) {
    String algorithm = cut(subject.algorithm(), 32).replaceAll("[^A-Za-z0-9_.-]", "-");
    return algorithm + "-" + cut(subject.encoded(), 64).replaceAll("[^A-Za-z0-9_.-]", "-");
  }

  private void update(Digest subject, UnaryOperator<List<Descriptor>> change) {
    ImageReference tag = session.repository().tag(fallbackTag(subject));
    SubjectLocks.locked(
        tag,
        () -> {
          Optional<ManifestDocument> old = manifests.find(tag);
          List<Descriptor> entries =
              old.filter(Referrers::index).map(ManifestDocument::references).orElse(List.of());
          List<Descriptor> changed = change.apply(entries);
          if (changed.equals(entries)) {
            return;
          }
          if (!old.stream().allMatch(Referrers::index)) {
            throw new IntegrityException(
                Failure.of("Could not record a referrer under " + tag)
                    .reason("the tag is taken by something that is not an index")
                    .remedy(Remedy.USE_ANOTHER_TAG)
                    .registry(tag.registry())
                    .build());
          }
          manifests.put(tag, ImageIndex.builder().manifests(changed).build().toDocument());
        });
  }

  private List<Descriptor> pages(String what, Response<ResponseBody> first) {
    List<Descriptor> referrers = new ArrayList<>();
    NextPage pages = new NextPage(what, session.repository().registry());
    Response<ResponseBody> page = first;
    while (true) {
      byte[] body = session.read(what, page, session.options().manifestReadLimit());
      try {
        referrers.addAll(ManifestDocument.of(MediaType.OCI_INDEX, body).references());
      } catch (OciFormatException e) {
        throw new IntegrityException(
            Failure.of(what)
                .reason(String.valueOf(e.getMessage()))
                .remedy(Remedy.CHECK_PROXY)
                .registry(session.repository().registry())
                .build(),
            e);
      }
      Optional<HttpUrl> next = pages.after(page);
      if (next.isEmpty()) {
        return List.copyOf(referrers);
      }
      page =
          session
              .operation()
              .execute(
                  session
                      .api()
                      .page(
                          session.spec(what).whole(session.options().manifestReadLimit()),
                          next.get()));
    }
  }

  /** 404, 400 and 406 have been seen from registries without the API, and so has an odd 200. */
  private boolean offered(Response<ResponseBody> response) {
    if (response.isSuccessful()) {
      return Optional.ofNullable(response.headers().get("Content-Type"))
          .flatMap(MediaType::tryParse)
          .filter(MediaType.OCI_INDEX::equals)
          .isPresent();
    }
    if (response.code() == 404
        || response.code() == 400
        || response.code() == 405
        || response.code() == 406) {
      return false;
    }
    throw session.failure(response);
  }

  private static boolean index(ManifestDocument document) {
    return document.mediaType().index();
  }

  private static Descriptor describe(ManifestDocument referrer) {
    Manifest manifest = referrer.manifest().orElseThrow();
    Optional<String> type =
        manifest
            .artifactType()
            .or(
                () ->
                    manifest instanceof ImageManifest image
                        ? Optional.of(image.config().mediaType().toString())
                        : Optional.empty());
    return Descriptor.builder()
        .from(referrer.descriptor())
        .artifactType(type)
        .annotations(manifest.annotations())
        .build();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
