package dev.registrysdk.icr;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.http.Operation;
import dev.registrysdk.icr.control.Control;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.OciFormatException;
import java.util.Optional;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Reads a manifest, whose type is that of the answer, and checks that it is the one wanted. */
final class ManifestAnswer {
  private static final int LIMIT = 8 << 20;
  private static final MediaType UNKNOWN = MediaType.parse("application/octet-stream");

  private final String what;
  private final ImageReference image;

  private ManifestAnswer(String what, ImageReference image) {
    this.what = what;
    this.image = image;
  }

  static ManifestDocument ask(Control<IcrApi> control, ImageReference image) {
    return ask("Could not read the manifest of " + image, control, image);
  }

  static ManifestDocument ask(String what, Control<IcrApi> control, ImageReference image) {
    return control.ask(
        what,
        (api, spec, account) -> api.manifest(spec, account, Registries.name(image)),
        new ManifestAnswer(what, image)::read);
  }

  private ManifestDocument read(Operation operation, Response<ResponseBody> response) {
    byte[] bytes = operation.read(what, response, LIMIT);
    MediaType declared =
        Optional.ofNullable(response.headers().get("Content-Type"))
            .flatMap(MediaType::tryParse)
            .orElse(UNKNOWN);
    if (bytes.length == 0 || declared.toString().equals("text/html")) {
      String found = bytes.length == 0 ? "it is empty" : "it is " + declared;
      throw damaged("the answer is no manifest: " + found, Remedy.CHECK_PROXY);
    }
    try {
      ManifestDocument document = ManifestDocument.read(declared, bytes);
      return image.digest().isPresent() ? checked(document) : document;
    } catch (OciFormatException e) {
      throw damaged(e.getMessage(), Remedy.REPLACE_CONTENT);
    }
  }

  private ManifestDocument checked(ManifestDocument document) {
    return image
        .digest()
        .filter(document::hasDigest)
        .map(document::identifiedBy)
        .orElseThrow(
            () -> damaged("the content has digest " + document.digest(), Remedy.FETCH_AGAIN));
  }

  private IntegrityException damaged(@Nullable String reason, Remedy remedy) {
    return new IntegrityException(
        Failure.of(what)
            .reason(String.valueOf(reason))
            .remedy(remedy)
            .registry(image.registry())
            .build());
  }
}
