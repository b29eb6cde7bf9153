package dev.registrysdk;

import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.icr.Messages;
import dev.registrysdk.icr.Namespaces;
import dev.registrysdk.icr.Plans;
import dev.registrysdk.icr.Quotas;
import dev.registrysdk.icr.RetentionPolicies;
import dev.registrysdk.icr.Settings;
import dev.registrysdk.icr.Trash;
import dev.registrysdk.icr.va.VulnerabilityAdvisor;
import dev.registrysdk.oci.Repository;

/** The client over HTTP. */
final class DefaultRegistryClient implements RegistryClient {
  private final HttpPipeline pipeline;
  private final Places places;
  private final Planes planes;

  DefaultRegistryClient(HttpPipeline pipeline, Places places, Planes planes) {
    this.pipeline = pipeline;
    this.places = places;
    this.planes = planes;
  }

  @Override
  public Images images() {
    return new DefaultImages(places, planes);
  }

  @Override
  public Tags tags() {
    return new DefaultTags(places, planes);
  }

  @Override
  public Repositories repositories() {
    return new DefaultRepositories(places, planes);
  }

  @Override
  public Namespaces namespaces() {
    return planes.home("namespaces").namespaces();
  }

  @Override
  public Trash trash() {
    return planes.home("the trash").trash();
  }

  @Override
  public RetentionPolicies retention() {
    return planes.home("retention policies").retention();
  }

  @Override
  public Quotas quota() {
    return planes.home("the quota").quota();
  }

  @Override
  public Plans plan() {
    return planes.home("the plan").plan();
  }

  @Override
  public Settings settings() {
    return planes.home("the settings").settings();
  }

  @Override
  public Messages messages() {
    return planes.home("the messages").messages();
  }

  @Override
  public VulnerabilityAdvisor vulnerabilities() {
    return planes.vulnerabilities();
  }

  @Override
  public RemoteRepository repository(String name) {
    return places.repository(Repository.parse(name));
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
