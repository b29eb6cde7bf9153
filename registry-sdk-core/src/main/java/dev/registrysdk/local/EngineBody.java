package dev.registrysdk.local;

import dev.registrysdk.rest.StreamedBody;
import okhttp3.MediaType;

/** A tar archive that is made while it is sent. */
final class EngineBody extends StreamedBody {
  private static final MediaType TAR = MediaType.get("application/x-tar");

  /**
   * A body.
   *
   * @param what what could not be done if the archive cannot be made
   * @param content makes it
   * @param size its size in bytes, or -1 if that is not known before
   */
  EngineBody(String what, EngineBuildRequest.Context content, long size) {
    super(TAR, content::writeTo, size, e -> Failures.of(what, e));
  }
}
