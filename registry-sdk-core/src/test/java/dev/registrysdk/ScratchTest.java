package dev.registrysdk;

import static dev.registrysdk.testing.RequestPattern.*;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.fixture.TestImages;
import dev.registrysdk.http.*;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.testing.*;
import java.time.Duration;
import java.util.function.*;
import java.util.*;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ScratchTest {
  record Case(String name, String op, Consumer<InMemoryRegistry> fault) {}
  static List<Case> cases = new ArrayList<>();
  static void c(String name, String ops, Consumer<InMemoryRegistry> f) { for (String op : ops.split(",")) cases.add(new Case(name, op, f)); }
  static final String B="/v2/*/blobs/*", M="/v2/*/manifests/*", T="/v2/*/tags/list", U="/v2/*/blobs/uploads/", X="/v2/*/blobs/uploads/*";

  @Test
  void run() throws Exception {
    for (String[] pm : new String[][] {{"GETblob",B,"pull"},{"GETman",M,"pull"},{"GETtags",T,"list"}}) {
      RequestPattern p = get(pm[1]);
      c(pm[0]+" 503x2 ra0", pm[2], r -> r.faults().on(p).times(2).respond(503).retryAfter(Duration.ZERO));
      c(pm[0]+" 429 always", pm[2], r -> r.faults().on(p).respond(429).retryAfter(Duration.ZERO).error("TOOMANYREQUESTS","slow"));
      c(pm[0]+" 429 long", pm[2], r -> r.faults().on(p).respond(429).retryAfter(Duration.ofHours(1)).rateLimit(100,0,Duration.ofHours(6)));
      c(pm[0]+" cut0", pm[2], r -> r.faults().on(p).once().cutResponseAfter(0));
      c(pm[0]+" cut3", pm[2], r -> r.faults().on(p).once().cutResponseAfter(3));
      c(pm[0]+" cut3 always", pm[2], r -> r.faults().on(p).cutResponseAfter(3));
      c(pm[0]+" stall", pm[2], r -> r.faults().on(p).once().stall());
      c(pm[0]+" stall3", pm[2], r -> r.faults().on(p).once().stallResponseAfter(3));
      c(pm[0]+" drip", pm[2], r -> r.faults().on(p).once().drip(3, Duration.ofMillis(1)));
      c(pm[0]+" shorten", pm[2], r -> r.faults().on(p).once().alter().shortenBody(3));
      c(pm[0]+" shorten always", pm[2], r -> r.faults().on(p).alter().shortenBody(3));
      c(pm[0]+" flip", pm[2], r -> r.faults().on(p).once().alter().flipByte(3));
      c(pm[0]+" flip always", pm[2], r -> r.faults().on(p).alter().flipByte(3));
      c(pm[0]+" other", pm[2], r -> r.faults().on(p).alter().otherContent());
      c(pm[0]+" CL big", pm[2], r -> r.faults().on(p).alter().contentLength(5000));
      c(pm[0]+" CL small", pm[2], r -> r.faults().on(p).alter().contentLength(2));
      c(pm[0]+" chunked", pm[2], r -> r.faults().on(p).alter().chunked());
      c(pm[0]+" noCL", pm[2], r -> r.faults().on(p).alter().withoutContentLength());
      c(pm[0]+" gzip", pm[2], r -> r.faults().on(p).alter().gzip());
      c(pm[0]+" no type", pm[2], r -> r.faults().on(p).alter().header("Content-Type","text/html"));
      c(pm[0]+" garbage", pm[2], r -> r.faults().on(p).respond(200).garbageJson());
      c(pm[0]+" html200", pm[2], r -> r.faults().on(p).respond(200).htmlPage());
      c(pm[0]+" html502", pm[2], r -> r.faults().on(p).respond(502).htmlPage());
      c(pm[0]+" html403", pm[2], r -> r.faults().on(p).respond(403).htmlPage());
      c(pm[0]+" empty200", pm[2], r -> r.faults().on(p).respond(200).emptyBody());
      c(pm[0]+" shape", pm[2], r -> r.faults().on(p).respond(200).json("[1]"));
      c(pm[0]+" 1MB", pm[2], r -> r.faults().on(p).respond(400).longText(1_000_000));
      c(pm[0]+" warn", pm[2], r -> r.faults().on(p).alter().warning("old"));
      c(pm[0]+" loop", pm[2], r -> r.faults().on(p).respond(307).loopingLocation());
      c(pm[0]+" nowhere", pm[2], r -> r.faults().on(p).respond(302));
      c(pm[0]+" refused host", pm[2], r -> r.faults().on(p).respond(302).location("http://127.0.0.1:1/x"));
    }
    c("wrong digest header", "pull", r -> r.faults().on(get(M)).alter().wrongDigestHeader());
    c("wrong digest header HEAD", "digest", r -> r.faults().on(head(M)).alter().wrongDigestHeader());
    c("no digest header", "pull,digest", r -> r.faults().on(any(M)).alter().withoutHeader("Docker-Content-Digest"));
    c("link dup", "list", r -> r.faults().on(get(T)).alter().duplicateLink());
    c("link loop", "list", r -> r.faults().on(get(T)).alter().loopingLink());
    c("link host", "list", r -> r.faults().on(get(T)).alter().linkAt(URI.create("http://127.0.0.1:1")));
    for (String[] pm : new String[][] {{"POST",U},{"PUT",X},{"PUT",M},{"HEAD",M},{"HEAD",B}}) {
      RequestPattern p = of(pm[0], pm[1]);
      String n = pm[0]+" "+pm[1];
      c(n+" 503x2", "push", r -> r.faults().on(p).times(2).respond(503).retryAfter(Duration.ZERO));
      c(n+" 503 always", "push", r -> r.faults().on(p).respond(503).retryAfter(Duration.ZERO));
      c(n+" cut0", "push", r -> r.faults().on(p).once().cutResponseAfter(0));
      c(n+" html403", "push", r -> r.faults().on(p).respond(403).htmlPage());
      c(n+" loop", "push", r -> r.faults().on(p).respond(307).loopingLocation());
      c(n+" nowhere", "push", r -> r.faults().on(p).respond(302));
      if (!pm[0].equals("HEAD")) {
        if (!pm[0].equals("POST")) {
        c(n+" req cut", "push", r -> r.faults().on(p).once().cutRequestAfter(2));
        c(n+" req cut always", "push", r -> r.faults().on(p).cutRequestAfter(2));
        c(n+" req stall", "push", r -> r.faults().on(p).once().stallRequestAfter(2));
        }
        c(n+" relloc", "push", r -> r.faults().on(p).alter().relativeLocation());
        c(n+" absloc", "push", r -> r.faults().on(p).alter().absoluteLocation());
        c(n+" noloc", "push", r -> r.faults().on(p).alter().withoutHeader("Location"));
        c(n+" loc host", "push", r -> r.faults().on(p).alter().locationAt(URI.create("http://127.0.0.1:1")));
      } else {
        c(n+" no digest", "push", r -> r.faults().on(p).alter().withoutHeader("Docker-Content-Digest"));
      }
    }
    c("mount declined", "copy", r -> r.faults().on(post(U)).declineMount());
    c("mount 202 empty", "copy", r -> r.faults().on(post(U).parameter("mount")).respond(202));
    c("mount 405", "copy", r -> r.faults().on(post(U).parameter("mount")).respond(405));
    c("patch 201", "chunk", r -> r.faults().on(patch(X)).alter().status(201));
    c("patch stale range", "chunk", r -> r.faults().on(patch(X)).alter().header("Range", "0-0"));
    c("patch 416", "chunk", r -> r.faults().on(patch(X)).nth(2).respond(416));
    c("patch 416 always", "chunk", r -> r.faults().on(patch(X)).respond(416));
    c("patch cut", "chunk", r -> r.faults().on(patch(X)).nth(2).cutRequestAfter(2));
    c("patch cut resp", "chunk", r -> r.faults().on(patch(X)).nth(2).cutResponseAfter(0));
    for (OddChallenge o : OddChallenge.values()) {
      c("alter challenge "+o, "auth", r -> r.faults().on(any("/v2/**")).alter().challenge(o));
      c("401 challenge "+o, "auth", r -> r.faults().on(any("/v2/**")).respond(401).challenge(o));
      c("401 challenge once "+o, "auth", r -> r.faults().on(any("/v2/**")).once().respond(401).challenge(o));
    }
    c("expire 2nd", "auth", r -> r.faults().on(any("/v2/**")).expireTokenFromUse(2));
    c("expire each", "auth", r -> r.faults().on(any("/v2/**")).expireToken());
    c("expires -1", "auth", r -> r.faults().on(any("/token")).alter().jsonMember("expires_in", -1));
    c("expires 0", "auth", r -> r.faults().on(any("/token")).alter().jsonMember("expires_in", 0));
    c("expires 1", "auth", r -> r.faults().on(any("/token")).alter().jsonMember("expires_in", 1));
    c("expires absent", "auth", r -> r.faults().on(any("/token")).alter().withoutJsonMember("expires_in"));
    c("expires text", "auth", r -> r.faults().on(any("/token")).alter().jsonMember("expires_in", "soon"));
    c("no token", "auth", r -> r.faults().on(any("/token")).alter().withoutJsonMember("token").withoutJsonMember("access_token"));
    c("token garbage", "auth", r -> r.faults().on(any("/token")).respond(200).garbageJson());
    c("token html", "auth", r -> r.faults().on(any("/token")).respond(200).htmlPage());
    c("token 503x2", "auth", r -> r.faults().on(any("/token")).times(2).respond(503).retryAfter(Duration.ZERO));
    c("token cut", "auth", r -> r.faults().on(any("/token")).once().cutResponseAfter(3));
    c("token redirect", "auth", r -> r.faults().on(any("/token")).respond(307).location("http://127.0.0.1:1/"));
    c("token loop", "auth", r -> r.faults().on(any("/token")).respond(307).loopingLocation());
    c("foreign realm", "auth", r -> r.faults().on(any("/v2/**")).alter().challengeAt(URI.create("http://localhost:1/token")));
    StringBuilder out = new StringBuilder();
    for (Case k : cases) out.append(run(k)).append("\n");
    java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/q/fx/out.txt"), out.toString());
  }

  String run(Case k) {
    boolean auth = k.op.equals("auth");
    MemoryStore source = new MemoryStore("1.0");
    source.root(TestImages.image(source, Platform.LINUX_AMD64, "layer one", "layer two"));
    StringBuilder o = new StringBuilder("== " + k.op + " " + k.name + ": ");
    try (InMemoryRegistry r = (auth ? InMemoryRegistry.builder().auth(RegistryAuth.token("ann","secret")) : InMemoryRegistry.builder()).pageLimit(1).start();
        RegistryClient c = RegistryClient.builder()
            .credentials(CredentialProvider.of(r.address(), Credentials.basic("ann","secret")))
            .transfers(t(k.op))
            .http(HttpOptions.builder().readTimeout(Duration.ofMillis(400)).writeTimeout(Duration.ofMillis(400)).retry(RetryPolicy.builder().initialDelay(Duration.ZERO).maxDelay(Duration.ZERO).build()).build()).build()) {
      String image = r.address() + "/acme/web:1.0";
      boolean push = k.op.equals("push") || k.op.equals("chunk");
      if (!push) { c.images().push(source, image); c.tags().add(image, r.address()+"/acme/web:2.0"); }
      r.clearRequests();
      k.fault.accept(r);
      MemoryStore target = new MemoryStore("t");
      long t0 = System.nanoTime();
      try {
        switch (k.op) {
          case "push", "chunk" -> c.images().push(source, image);
          case "pull", "auth" -> c.images().pull(image, target);
          case "digest" -> o.append(c.images().digest(image).toString().length()+" ");
          case "copy" -> c.images().copy(image, r.address() + "/acme/copy:1.0");
          case "list" -> o.append(c.tags().list(r.address()+"/acme/web")+" ");
        }
        o.append("OK");
      } catch (Throwable e) {
        String m = String.valueOf(e.getMessage());
        o.append(e.getClass().getSimpleName()+": "+(m.length() > 600 ? m.substring(0,600)+"...["+m.length() : m));
      }
      o.append(" [" + (System.nanoTime()-t0)/1000000 + "ms]");
      o.append("\n   left: tags " + target.tags.keySet() + r.tags("acme/web") + r.tags("acme/copy")+ " manifests " + target.manifests.size());
      o.append("\n   " + r.faults().untriggered());
      Map<String,Integer> n = new LinkedHashMap<>();
      for (RecordedCall call : r.requests()) n.merge(call.toString().replaceAll("sha256:([0-9a-f]{4})[0-9a-f]*","$1").replaceAll("uploads/[0-9a-f-]{8,}","uploads/ID").replaceAll("_state=[^& ]*",""),1,Integer::sum);
      n.forEach((a,b) -> o.append("\n   "+b+" "+a));
    }
    return o.toString().replaceAll("127.0.0.1:\\d{4,}", "HOST");
  }
  static dev.registrysdk.distribution.TransferOptions t(String op) {
    return op.equals("chunk") ? dev.registrysdk.distribution.TransferOptions.builder().chunkSize(4).build() : dev.registrysdk.distribution.TransferOptions.defaults();
  }
}
