package dev.registrysdk.icr.va;

import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.icr.control.Control;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.rest.JsonService;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Exemptions over HTTP. */
final class DefaultExemptions implements Exemptions {
  private final Registries registries;

  DefaultExemptions(Registries registries) {
    this.registries = registries;
  }

  @Override
  public List<Exemption> all() {
    Control<VaApi> control = registries.control();
    return control.ask(
        "Could not list the exemptions of the account in " + control.host(),
        VaApi::all,
        ExemptionJson.EXEMPTIONS);
  }

  @Override
  public List<Exemption> list(ExemptionScope scope) {
    Optional<String> resource = scope.resource();
    Control<VaApi> control = registries.of(scope.registry());
    return control.ask(
        "Could not list the exemptions for " + name(scope, control),
        (api, spec, account) ->
            resource.isEmpty()
                ? api.ofAccount(spec, account)
                : api.ofResource(spec, account, resource.get()),
        ExemptionJson.EXEMPTIONS);
  }

  @Override
  public List<Exemption> applying(ApplyingExemptionsRequest request) {
    Control<VaApi> control = registries.of(request.scope().registry());
    return control.ask(
        "Could not list the exemptions that apply to " + name(request.scope(), control),
        (api, spec, account) ->
            api.applying(
                spec, account, request.scope().resource().orElseThrow(), request.includeScope()),
        ExemptionJson.EXEMPTIONS);
  }

  @Override
  public Map<ImageReference, List<Exemption>> ofImages(List<ImageReference> images) {
    Map<String, List<ImageReference>> byRegistry =
        images.stream()
            .distinct()
            .collect(
                Collectors.groupingBy(
                    ImageReference::registry, LinkedHashMap::new, Collectors.toList()));
    Map<ImageReference, List<Exemption>> found = new LinkedHashMap<>();
    images.forEach(image -> found.put(image, List.of()));
    byRegistry.keySet().forEach(registries::at); // before anything is sent
    byRegistry.forEach(
        (registry, some) -> {
          Map<String, List<Exemption>> answer = ask(registries.at(registry), some);
          some.forEach(image -> found.put(image, of(answer, image)));
        });
    return Collections.unmodifiableMap(found);
  }

  private static Map<String, List<Exemption>> ask(
      Control<VaApi> control, List<ImageReference> images) {
    return control.ask(
        "Could not list the exemptions of " + images.size() + " images in " + control.host(),
        (api, spec, account) ->
            api.ofImages(spec, account, JsonService.body(ExemptionJson.images(images))),
        ExemptionJson.BY_IMAGE);
  }

  /** By the name that was sent, or that name without the registry. */
  private static List<Exemption> of(Map<String, List<Exemption>> answer, ImageReference image) {
    String name = Registries.name(image);
    List<Exemption> found = answer.get(name);
    return found != null
        ? found
        : answer.getOrDefault(name.substring(image.registry().length() + 1), List.of());
  }

  @Override
  public Optional<Exemption> find(ExemptionRequest request) {
    Optional<String> resource = request.scope().resource();
    Control<VaApi> control = registries.of(request.scope().registry());
    try {
      return Optional.of(
          control.ask(
              "Could not get the exemption of " + name(request, control),
              (api, spec, account) ->
                  resource.isEmpty()
                      ? api.find(spec, account, request.issueType(), request.issueId())
                      : api.find(
                          spec, account, resource.get(), request.issueType(), request.issueId()),
              ExemptionJson.EXEMPTION));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public Exemption create(ExemptionRequest request) {
    Optional<String> resource = request.scope().resource();
    Control<VaApi> control = registries.of(request.scope().registry());
    return control.ask(
        "Could not create the exemption of " + name(request, control),
        (api, spec, account) ->
            resource.isEmpty()
                ? api.create(
                    spec, account, request.issueType(), request.issueId(), JsonService.NOTHING)
                : api.create(
                    spec,
                    account,
                    resource.get(),
                    request.issueType(),
                    request.issueId(),
                    JsonService.NOTHING),
        ExemptionJson.EXEMPTION);
  }

  @Override
  public void delete(ExemptionRequest request) {
    Optional<String> resource = request.scope().resource();
    Control<VaApi> control = registries.of(request.scope().registry());
    control.tell(
        "Could not delete the exemption of " + name(request, control),
        (api, spec, account) ->
            resource.isEmpty()
                ? api.delete(spec, account, request.issueType(), request.issueId())
                : api.delete(
                    spec, account, resource.get(), request.issueType(), request.issueId()));
  }

  @Override
  public int deleteAll() {
    Control<VaApi> control = registries.control();
    return control.ask(
        "Could not delete the exemptions of the account in " + control.host(),
        (api, spec, account) -> api.deleteAll(spec, account, JsonService.NOTHING),
        ExemptionJson.DELETED);
  }

  @Override
  public List<ExemptionType> types() {
    Control<VaApi> control = registries.control();
    return control.ask(
        "Could not list the types of exemptions in " + control.host(),
        VaApi::types,
        ExemptionJson.TYPES);
  }

  private static String name(ExemptionRequest request, Control<VaApi> control) {
    return request.issueType() + " " + request.issueId() + " for " + name(request.scope(), control);
  }

  private static String name(ExemptionScope scope, Control<VaApi> control) {
    return scope
        .resource()
        .map(resource -> control.host() + "/" + resource)
        .orElse("the account in " + control.host());
  }
}
