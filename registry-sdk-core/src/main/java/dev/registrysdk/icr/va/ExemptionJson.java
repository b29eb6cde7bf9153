package dev.registrysdk.icr.va;

import dev.registrysdk.icr.control.Wire;
import dev.registrysdk.json.JsonText;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.ImageReference;
import java.util.List;
import java.util.Map;

/** How exemptions are read. */
final class ExemptionJson {
  private static final JsonType<ExemptionScope> SCOPE =
      JsonType.object(ExemptionScope::builder)
          .required("scope_type", JsonType.TEXT, ExemptionScope.Builder::type)
          .optional("namespace", Wire.FILLED, ExemptionScope.Builder::namespace)
          .optional("repository", Wire.FILLED, ExemptionScope.Builder::repository)
          .optional("tag", Wire.FILLED, ExemptionScope.Builder::tag)
          .build(ExemptionScope.Builder::build);

  static final JsonType<Exemption> EXEMPTION =
      JsonType.object(Exemption::builder)
          .required("issue_type", JsonType.TEXT, Exemption.Builder::issueType)
          .required("issue_id", JsonType.TEXT, Exemption.Builder::issueId)
          .optional("account_id", Wire.FILLED, Exemption.Builder::account)
          .optional("scope", SCOPE, Exemption.Builder::scope)
          .build(Exemption.Builder::build);
  static final JsonType<List<Exemption>> EXEMPTIONS = JsonType.listOf(EXEMPTION);
  static final JsonType<Map<String, List<Exemption>>> BY_IMAGE =
      JsonType.mapOf(EXEMPTIONS, List.of());
  static final JsonType<Integer> DELETED =
      VaJson.only("number_of_exemptions_deleted", JsonType.INT, 0);
  static final JsonType<List<ExemptionType>> TYPES =
      JsonType.listOf(
          JsonType.object(ExemptionType::builder)
              .required("identifier", JsonType.TEXT, ExemptionType.Builder::identifier)
              .optional("display_name", JsonType.TEXT, ExemptionType.Builder::displayName)
              .optional("validation_regex", Wire.FILLED, ExemptionType.Builder::validationRegex)
              .optional("translationKey", Wire.FILLED, ExemptionType.Builder::translationKey)
              .build(ExemptionType.Builder::build));

  private ExemptionJson() {}

  static byte[] images(List<ImageReference> images) {
    return JsonText.write(
        json -> {
          json.beginArray();
          images.forEach(image -> json.item(Registries.name(image)));
          json.endArray();
        });
  }
}
