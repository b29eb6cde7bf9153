package dev.registrysdk.local;

import dev.registrysdk.rest.StreamedBody;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/** A tar archive that is made while it is sent. */
final class EngineBody {
  private static final MediaType TAR = MediaType.get("application/x-tar");

  private EngineBody() {}

  /**
   * A body.
   *
   * @param what what could not be done if the archive cannot be made
   * @param content makes it
   * @param size its size in bytes, or -1 if that is not known before
   */
  static RequestBody of(String what, EngineBuildRequest.Context content, long size) {
    return new StreamedBody(TAR, content::writeTo, size, e -> Failures.of(what, e));
  }
}
