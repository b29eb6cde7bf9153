package dev.registrysdk.icr;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.GetRetentionPolicyRequest;
import dev.registrysdk.icr.model.Namespace;
import dev.registrysdk.icr.model.RetentionPolicy;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.rest.JsonService;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Retention policies over HTTP. */
final class DefaultRetentionPolicies implements RetentionPolicies {
  private final Control<IcrApi> control;
  private final RetentionJson json;
  private final Registries registries;

  DefaultRetentionPolicies(Registries registries, IcrOptions options) {
    this.control = registries.here();
    this.registries = registries;
    this.json = new RetentionJson(options.deletionThresholdField());
  }

  @Override
  public Map<String, RetentionPolicy> list() {
    String what = "Could not list the retention policies of " + control.host();
    Map<String, RetentionPolicy> policies = control.ask(what, IcrApi::retentions, json.policies());
    return Collections.unmodifiableMap(new TreeMap<>(policies));
  }

  /**
   * The service has no policy for some namespaces that it lists with the default one, so its 404
   * may mean either that there is no policy or no namespace; the list tells.
   */
  @Override
  public RetentionPolicy get(GetRetentionPolicyRequest request) {
    String namespace = request.namespace();
    try {
      return control.ask(
          "Could not get the retention policy of " + control.host() + "/" + namespace,
          (api, spec, account) -> api.retention(spec, account, namespace),
          json.policy(namespace));
    } catch (NotFoundException e) {
      RetentionPolicy listed = list().get(namespace);
      if (listed == null) {
        throw e;
      }
      return listed;
    }
  }

  @Override
  public void set(RetentionPolicy policy) {
    control.tell(
        "Could not set the retention policy of " + place(policy),
        (api, spec, account) ->
            api.setRetention(spec, account, JsonService.body(json.write(policy))));
  }

  @Override
  public Map<ImageReference, List<String>> analyze(RetentionPolicy policy) {
    String what = "Could not analyze the retention policy of " + place(policy);
    Map<ImageReference, List<String>> found =
        control.ask(
            what,
            (api, spec, account) ->
                api.analyzeRetention(spec, account, JsonService.body(json.write(policy))),
            RetentionJson.analysis(control.host()));
    found.keySet().forEach(image -> check(what, policy, image));
    return found;
  }

  /** What is listed here may be deleted next, so nothing else may slip in. */
  private void check(String what, RetentionPolicy policy, ImageReference image) {
    if (image.digest().isEmpty()
        || !image.repository().path().startsWith(policy.namespace() + "/")) {
      throw new IntegrityException(
          Failure.of(what)
              .reason(
                  "the answer names "
                      + image
                      + ", which is no image by digest in the namespace "
                      + policy.namespace())
              .remedy(Remedy.CHECK_PROXY)
              .registry(control.host())
              .build());
    }
  }

  @Override
  public BulkDeleteResult run(RetentionPolicy policy) {
    return BulkDeletion.here(registries, analyze(policy).keySet());
  }

  private String place(RetentionPolicy policy) {
    return control.host() + "/" + Namespace.checkName(policy.namespace());
  }
}
