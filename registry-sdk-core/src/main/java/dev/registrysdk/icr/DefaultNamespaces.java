package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.model.AssignNamespaceRequest;
import dev.registrysdk.icr.model.CreateNamespaceRequest;
import dev.registrysdk.icr.model.DeleteNamespaceRequest;
import dev.registrysdk.icr.model.FindNamespaceRequest;
import dev.registrysdk.icr.model.Namespace;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.rest.JsonService;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Namespaces over HTTP. */
final class DefaultNamespaces implements Namespaces {
  private static final JsonType<List<String>> NAMES = JsonType.listOf(JsonType.TEXT);
  private final Control<NamespacesApi> control;

  DefaultNamespaces(Control<NamespacesApi> control) {
    this.control = control;
  }

  @Override
  public List<String> list() {
    String what = "Could not list the namespaces of " + control.host();
    List<String> names = new ArrayList<>(control.ask(what, NamespacesApi::list, NAMES));
    Collections.sort(names);
    return Collections.unmodifiableList(names);
  }

  @Override
  public List<Namespace> details() {
    String what = "Could not list the namespaces of " + control.host();
    return control.ask(what, NamespacesApi::details, NamespaceJson.DETAILS).stream()
        .sorted(Comparator.comparing(Namespace::name))
        .toList();
  }

  @Override
  public Optional<Namespace> find(FindNamespaceRequest request) {
    String what = "Could not look for the namespace " + place(request.name());
    return control.ask(what, NamespacesApi::details, NamespaceJson.DETAILS).stream()
        .filter(namespace -> namespace.name().equals(request.name()))
        .findFirst();
  }

  @Override
  public boolean create(CreateNamespaceRequest request) {
    String what = "Could not create the namespace " + place(request.name());
    return control.ask(
        what,
        (api, spec, account) ->
            api.create(
                spec,
                account,
                request.resourceGroup().orElse(null),
                request.name(),
                JsonService.NOTHING),
        (operation, response) -> {
          control.service().done(what, response);
          return response.code() == HttpURLConnection.HTTP_CREATED;
        });
  }

  @Override
  public void assign(AssignNamespaceRequest request) {
    control.tell(
        "Could not put the namespace "
            + place(request.name())
            + " into the resource group "
            + request.resourceGroup(),
        (api, spec, account) ->
            api.assign(
                spec, account, request.resourceGroup(), request.name(), JsonService.NOTHING));
  }

  @Override
  public void delete(DeleteNamespaceRequest request) {
    control.tell(
        "Could not delete the namespace " + place(request.name()),
        (api, spec, account) -> api.delete(spec, account, request.name()));
  }

  private String place(String name) {
    return control.host() + "/" + name;
  }
}
