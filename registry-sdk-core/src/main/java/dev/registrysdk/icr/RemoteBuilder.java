package dev.registrysdk.icr;

import dev.registrysdk.icr.model.RemoteBuildRequest;
import dev.registrysdk.icr.model.RemoteBuildResult;
import java.util.function.Consumer;

/**
 * The service's own builder, {@code POST /api/v1/builds}: it takes a build context, and stores the
 * image that it makes of it.
 *
 * <p>IBM has switched it off in October 2021, and regions that are newer never had it; this is for
 * whatever else answers in the same way. Today images are built without an engine, with one, or by
 * IBM Cloud Code Engine and Tekton pipelines. Immutable and safe for use by several threads.
 */
public interface RemoteBuilder {
  /**
   * Builds an image. The request is sent only once; a thread that waits can be interrupted, which
   * ends the connection and with it the build.
   *
   * @param request what to build
   * @return what was built
   * @throws dev.registrysdk.error.UnsupportedException if the service has no builder; the message
   *     names other ways
   * @throws dev.registrysdk.error.RejectedException if the build fails; the message has the words
   *     of the service
   */
  RemoteBuildResult build(RemoteBuildRequest request);

  /**
   * Builds an image.
   *
   * @param request fills in what to build
   * @return what was built
   * @throws dev.registrysdk.error.UnsupportedException if the service has no builder
   * @throws dev.registrysdk.error.RejectedException if the build fails
   */
  default RemoteBuildResult build(Consumer<RemoteBuildRequest.Builder> request) {
    RemoteBuildRequest.Builder builder = RemoteBuildRequest.builder();
    request.accept(builder);
    return build(builder.build());
  }
}
