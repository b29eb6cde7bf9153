package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Wire;
import dev.registrysdk.icr.model.Namespace;
import dev.registrysdk.json.JsonType;
import java.util.List;

/** How namespaces are read; a class of its own, as their names need none of it. */
final class NamespaceJson {
  static final JsonType<List<Namespace>> DETAILS =
      JsonType.listOf(
          JsonType.object(Namespace::builder)
              .required("name", JsonType.TEXT, Namespace.Builder::name)
              .optional("account", JsonType.TEXT, Namespace.Builder::account)
              .optional("crn", Wire.FILLED, Namespace.Builder::crn)
              .optional("resource_group", Wire.FILLED, Namespace.Builder::resourceGroup)
              .optional("created_date", Wire.MOMENT, Namespace.Builder::created)
              .optional("resource_created_date", Wire.MOMENT, Namespace.Builder::assigned)
              .optional("updated_date", Wire.MOMENT, Namespace.Builder::updated)
              .build(Namespace.Builder::build));

  private NamespaceJson() {}
}
