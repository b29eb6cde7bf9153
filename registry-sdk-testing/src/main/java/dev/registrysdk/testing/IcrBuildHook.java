package dev.registrysdk.testing;

import java.util.List;

/**
 * Plays the remote build of the registry, which the real service has switched off: {@code POST
 * /api/v1/builds}.
 *
 * <p>Called on the thread of the connection, so several builds may run at the same time. A build
 * that fails answers 200 too: its last message carries {@code error} and {@code errorDetail}.
 *
 * <pre>{@code
 * InMemoryIcr.builder().builds(build -> List.of(
 *     "{\"stream\":\"Step 1/1 : FROM scratch\\n\"}",
 *     "{\"stream\":\"Successfully tagged " + build.target() + "\\n\"}"));
 * }</pre>
 */
@FunctionalInterface
public interface IcrBuildHook {
  /**
   * Builds an image.
   *
   * @param build what to build
   * @return the messages of the build, one JSON object each, without line breaks
   */
  List<String> build(IcrBuild build);
}
