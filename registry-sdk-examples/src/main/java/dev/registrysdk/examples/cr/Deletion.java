package dev.registrysdk.examples.cr;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.DeletionFailure;
import dev.registrysdk.oci.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells what was deleted, and fails if not everything was. */
final class Deletion {
  private final Output output;
  private final String what;

  /**
   * One deletion.
   *
   * @param what what was to be done, for messages
   */
  Deletion(Output output, String what) {
    this.output = output;
    this.what = what;
  }

  /**
   * Prints the images that are gone, and their tags.
   *
   * @param more what else to tell in JSON
   */
  void tell(Json more, Doomed doomed, BulkDeleteResult result) {
    List<String> lines = new ArrayList<>();
    List<Json> deleted = new ArrayList<>();
    for (ImageReference image : result.deleted()) {
      List<String> tags = doomed.tags().getOrDefault(image, List.of());
      tags.forEach(tag -> lines.add(image.repository().tag(tag).toString()));
      lines.add(image.toString());
      deleted.add(new Json().with("image", image).with("tags", tags));
    }
    List<Json> failures =
        result.failures().stream()
            .map(
                failure ->
                    new Json()
                        .with("image", failure.image())
                        .with("code", failure.code())
                        .with("message", failure.message()))
            .toList();
    output.result(more.with("deleted", deleted).with("failures", failures), lines.toArray());
    if (!result.complete()) {
      throw incomplete(result.failures());
    }
  }

  private RejectedException incomplete(List<DeletionFailure> failures) {
    String reasons =
        failures.stream()
            .map(failure -> failure.image() + ": " + failure.message())
            .collect(Collectors.joining("; "));
    return new RejectedException(
        Failure.of(what).reason(failures.size() + " are still there: " + reasons).build());
  }
}
