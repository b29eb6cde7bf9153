/** Credentials for IBM Cloud Container Registry and OCI registries. */
module dev.registrysdk.auth {
  requires transitive dev.registrysdk.core;
  requires com.squareup.moshi;
  requires okio;
  requires org.snakeyaml.engine.v2;
  requires static transitive org.jspecify;
  requires static org.immutables.value.annotations;

  exports dev.registrysdk.auth.access;
  exports dev.registrysdk.auth.docker;
  exports dev.registrysdk.auth.iam;
  exports dev.registrysdk.auth.keychain;
}
