package dev.registrysdk.examples.interop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A client of others that pushes, pulls, lists and deletes, by the commands it takes for that.
 *
 * @param program the program
 * @param prepare what it must be told about a registry first; nothing if empty
 * @param push from an image in a layout
 * @param pull into a layout
 * @param tags lists the tags of a repository
 * @param delete removes an image with its tags
 */
record RegistryPeer(
    Program program,
    List<String> prepare,
    List<String> push,
    List<String> pull,
    List<String> tags,
    List<String> delete) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  void prepare(String registry) {
    if (!prepare.isEmpty()) {
      run(prepare, Map.of("REGISTRY", registry));
    }
  }

  void push(LayoutImage image, String name) {
    run(push, layout(image.directory(), image.tag(), name));
  }

  LayoutImage pull(String name, Path directory) {
    run(pull, layout(directory, "pulled", name));
    return new LayoutImage(directory, "pulled");
  }

  List<String> tags(String repository) {
    return run(tags, Map.of("REPOSITORY", repository)).lines().toList();
  }

  void delete(String name, String digest) {
    String repository = name.substring(0, name.lastIndexOf(':'));
    run(delete, Map.of("NAME", name, "REPOSITORY", repository, "DIGEST", digest));
  }

  private static Map<String, String> layout(Path directory, String tag, String name) {
    return Map.of("DIRECTORY", directory.toString(), "TAG", tag, "NAME", name);
  }

  /** Runs a command whose words in capitals are filled in. */
  private String run(List<String> command, Map<String, String> words) {
    String[] arguments =
        command.stream()
            .map(
                argument -> {
                  String filled = argument;
                  for (Map.Entry<String, String> word : words.entrySet()) {
                    filled = filled.replace(word.getKey(), word.getValue());
                  }
                  return filled;
                })
            .toArray(String[]::new);
    return program.run(LIMIT, arguments).succeeded();
  }
}
