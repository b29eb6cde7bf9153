/** Java SDK for IBM Cloud Container Registry and every OCI registry. */
module dev.registrysdk.core {
  requires transitive okhttp3;
  requires transitive okio;
  requires transitive retrofit2;
  requires com.squareup.moshi;
  requires org.apache.commons.compress;
  requires static transitive org.jspecify;
  requires static org.immutables.value.annotations;

  exports dev.registrysdk;
  exports dev.registrysdk.auth;
  exports dev.registrysdk.build;
  exports dev.registrysdk.copy;
  exports dev.registrysdk.distribution;
  exports dev.registrysdk.error;
  exports dev.registrysdk.http;
  exports dev.registrysdk.local;
  exports dev.registrysdk.oci;
  exports dev.registrysdk.store;
}
