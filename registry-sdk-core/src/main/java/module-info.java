/** Java SDK for IBM Cloud Container Registry and every OCI registry. */
@SuppressWarnings("module") // the one module that sees the JSON room is compiled after this one
module dev.registrysdk.core {
  requires transitive okhttp3;
  requires transitive okio;
  requires transitive retrofit2;
  requires com.squareup.moshi;
  requires org.apache.commons.compress;
  requires static transitive org.jspecify;
  requires static com.github.luben.zstd_jni;
  requires static org.immutables.value.annotations;

  exports dev.registrysdk;
  exports dev.registrysdk.auth;
  exports dev.registrysdk.build;
  exports dev.registrysdk.build.dockerfile;
  exports dev.registrysdk.copy;
  exports dev.registrysdk.distribution;
  exports dev.registrysdk.error;
  exports dev.registrysdk.http;
  exports dev.registrysdk.icr;
  exports dev.registrysdk.icr.model;
  exports dev.registrysdk.icr.va;
  exports dev.registrysdk.json to
      dev.registrysdk.auth;
  exports dev.registrysdk.local;
  exports dev.registrysdk.oci;
  exports dev.registrysdk.rest to
      dev.registrysdk.auth;
  exports dev.registrysdk.store;
}
