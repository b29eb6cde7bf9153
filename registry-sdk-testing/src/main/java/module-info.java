/** An OCI registry that runs inside a test. */
module dev.registrysdk.testing {
  requires mockwebserver3;
  requires okhttp3;
  requires okio;
  requires com.squareup.moshi;
  requires static transitive org.jspecify;

  exports dev.registrysdk.testing;
}
