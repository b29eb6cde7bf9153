package dev.registrysdk.icr;

import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.GetRetentionPolicyRequest;
import dev.registrysdk.icr.model.RetentionPolicy;
import dev.registrysdk.oci.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Retention policies: which images of a namespace are kept. A namespace has one, which the service
 * runs every day. Names of namespaces are checked before anything is sent.
 *
 * <p>Safe for use by several threads.
 */
public interface RetentionPolicies {
  /**
   * Lists the policies of all namespaces. One that was given none has the policy that keeps all.
   *
   * @return the policies by the name of their namespace, sorted
   */
  Map<String, RetentionPolicy> list();

  /**
   * Tells the policy of a namespace. One that was given none has the policy that keeps all.
   *
   * @param request the namespace
   * @return the policy
   * @throws dev.registrysdk.error.NotFoundException if there is no such namespace
   */
  RetentionPolicy get(GetRetentionPolicyRequest request);

  /**
   * Tells the policy of a namespace. One that was given none has the policy that keeps all.
   *
   * @param request sets the namespace
   * @return the policy
   * @throws dev.registrysdk.error.NotFoundException if there is no such namespace
   */
  default RetentionPolicy get(Consumer<GetRetentionPolicyRequest.Builder> request) {
    return get(Forms.filled(GetRetentionPolicyRequest.builder(), request).build());
  }

  /**
   * Tells the policy of a namespace. One that was given none has the policy that keeps all.
   *
   * @param namespace for example {@code acme}
   * @return the policy
   * @throws dev.registrysdk.error.NotFoundException if there is no such namespace
   */
  default RetentionPolicy get(String namespace) {
    return get(get -> get.namespace(namespace));
  }

  /**
   * Sets the policy of a namespace, in place of the one it has. The service may run it at once:
   * {@link #analyze(RetentionPolicy)} tells before what it would delete.
   *
   * @param policy the policy
   */
  void set(RetentionPolicy policy);

  /**
   * Sets the policy of a namespace, in place of the one it has. The service may run it at once.
   *
   * @param policy sets the namespace, and what is kept there
   */
  default void set(Consumer<RetentionPolicy.Builder> policy) {
    set(Forms.filled(RetentionPolicy.builder(), policy).build());
  }

  /**
   * Keeps a number of images in each repository of a namespace. Untagged images count too, and are
   * deleted. The service may run the policy at once.
   *
   * @param namespace for example {@code acme}
   * @param imagesPerRepository how many are kept: the newest ones
   * @throws IllegalArgumentException if the name or the number cannot be right
   */
  default void set(String namespace, int imagesPerRepository) {
    set(policy -> policy.namespace(namespace).imagesPerRepository(imagesPerRepository));
  }

  /**
   * Tells what a policy would delete, without deleting or setting anything.
   *
   * @param policy the policy; it need not be the one that is set
   * @return the images that it does not keep: references by digest, with their tags
   */
  Map<ImageReference, List<String>> analyze(RetentionPolicy policy);

  /**
   * Tells what a policy would delete, without deleting or setting anything.
   *
   * @param policy sets the namespace, and what would be kept there
   * @return the images that it does not keep: references by digest, with their tags
   */
  default Map<ImageReference, List<String>> analyze(Consumer<RetentionPolicy.Builder> policy) {
    return analyze(Forms.filled(RetentionPolicy.builder(), policy).build());
  }

  /**
   * Tells what the policy of a namespace deletes when it is run next.
   *
   * @param namespace for example {@code acme}
   * @return the images that it does not keep: references by digest, with their tags
   * @throws IllegalArgumentException if no namespace can have this name
   * @throws dev.registrysdk.error.NotFoundException if there is no such namespace
   */
  default Map<ImageReference, List<String>> analyze(String namespace) {
    return analyze(get(namespace));
  }

  /**
   * Deletes what a policy does not keep, now and once; the policy that is set stays as it is.
   * Images that get another tag meanwhile are deleted with it. What is deleted goes to the trash.
   * If this fails half-way, running it again deletes the rest.
   *
   * @param policy the policy; it need not be the one that is set
   * @return what became of each image
   */
  BulkDeleteResult run(RetentionPolicy policy);

  /**
   * Deletes what a policy does not keep, now and once; the policy that is set stays as it is.
   *
   * @param policy sets the namespace, and what is kept there
   * @return what became of each image
   */
  default BulkDeleteResult run(Consumer<RetentionPolicy.Builder> policy) {
    return run(Forms.filled(RetentionPolicy.builder(), policy).build());
  }

  /**
   * Runs the policy of a namespace now, instead of waiting for its daily run.
   *
   * @param namespace for example {@code acme}
   * @return what became of each image
   * @throws IllegalArgumentException if no namespace can have this name
   * @throws dev.registrysdk.error.NotFoundException if there is no such namespace
   */
  default BulkDeleteResult run(String namespace) {
    return run(get(namespace));
  }
}
