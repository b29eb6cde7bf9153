package dev.registrysdk.store;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ManifestDocument;
import java.util.List;
import java.util.Optional;

/** A reader whose place can tell what refers to a manifest: signatures, attestations, SBOMs. */
public interface ReferrerLister {
  /**
   * The manifests whose subject is a manifest (OCI 1.1 referrers).
   *
   * @param subject the digest of that manifest
   * @return their descriptors; empty if there are none
   */
  List<Descriptor> referrers(Digest subject);

  /**
   * The tags that cosign gives to what it attaches to a manifest: {@code sha256-<hex>.sig}, {@code
   * .att} and {@code .sbom}.
   *
   * @param subject the digest of that manifest
   * @return the tags that exist; empty if there are none
   */
  List<String> cosignTags(Digest subject);

  /**
   * The manifest under a tag in the same place.
   *
   * @param tag a tag
   * @return the document, or empty if there is none
   */
  Optional<ManifestDocument> tagged(String tag);
}
