package dev.registrysdk.testing;

/** The replies that tell a client where its upload or its blob is. */
record UploadPaths(Settings settings) {
  /** Where the upload goes on, and how much of it has arrived. */
  Reply inProgress(int status, IncomingRequest request, Upload upload) {
    String path = "/v2/" + upload.repository() + "/blobs/uploads/" + upload.id();
    // The query is there because clients must take the address as it is, and often do not.
    String location = settings.location(request, path + "?_state=" + state(upload));
    return Reply.status(status)
        .withHeader("Location", location)
        .withHeader("Range", "0-" + Math.max(0, upload.size() - 1))
        .withHeader("Docker-Upload-UUID", upload.id());
  }

  Reply stored(IncomingRequest request, String repository, Digest digest) {
    String path = "/v2/" + repository + "/blobs/" + digest;
    return Reply.status(201)
        .withHeader("Location", settings.location(request, path))
        .withHeader("Docker-Content-Digest", digest.toString());
  }

  boolean knows(IncomingRequest request, Upload upload) {
    return request.parameter("_state").filter(state(upload)::equals).isPresent();
  }

  private static String state(Upload upload) {
    return Digest.of(Content.of(upload.id())).hex().substring(0, 16);
  }
}
