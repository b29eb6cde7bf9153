/** An OCI registry that runs inside a test. */
module dev.registrysdk.testing {
  requires mockwebserver3;
  requires okhttp3;
  requires okhttp3.tls;
  requires okio;
  requires com.squareup.moshi;
  requires static transitive org.jspecify;
  requires static org.assertj.core;
  requires static org.junit.jupiter.api;

  exports dev.registrysdk.testing;
  exports dev.registrysdk.testing.assertj;
  exports dev.registrysdk.testing.junit;
}
