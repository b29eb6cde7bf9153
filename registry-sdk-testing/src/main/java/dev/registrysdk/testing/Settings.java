package dev.registrysdk.testing;

import java.util.Set;

/** What the endpoints have to know of the configuration. */
record Settings(Set<Feature> features, int pageLimit) {
  boolean has(Feature feature) {
    return features.contains(feature);
  }

  void require(Feature feature) {
    if (!has(feature)) {
      throw Refusal.of(ErrorCode.UNSUPPORTED);
    }
  }

  /** The value of a {@code Location} header for a path of this registry. */
  String location(IncomingRequest request, String path) {
    return has(Feature.ABSOLUTE_LOCATION) ? request.origin() + path : path;
  }

  Reply withDigest(Reply reply, String digest) {
    return has(Feature.DIGEST_HEADER)
        ? reply.withHeader("Docker-Content-Digest", digest).withHeader("ETag", '"' + digest + '"')
        : reply;
  }
}
