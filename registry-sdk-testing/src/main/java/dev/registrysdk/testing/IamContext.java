package dev.registrysdk.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What answers of IAM tell about the request, for its support. */
final class IamContext {
  private static final String HOST = "in-memory-iam";

  private IamContext() {}

  /** As the token service writes it. */
  static Map<String, Object> ofToken(IamCall call) {
    Instant now = call.world().now();
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("requestId", call.transaction());
    context.put("requestType", "incoming." + name(call.request().path()));
    context.put("userAgent", call.userAgent());
    context.put("url", call.request().origin());
    context.put("instanceId", HOST);
    context.put("threadId", Thread.currentThread().getName());
    context.put("host", HOST);
    context.put("startTime", IamTime.context(now));
    context.put("endTime", IamTime.context(now));
    context.put("elapsedTime", "0");
    context.put("locale", "en_US");
    context.put("clusterName", HOST);
    return context;
  }

  /** As the API for service IDs and API keys writes it. */
  static Map<String, Object> ofIdentity(IamCall call) {
    Instant now = call.world().now();
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("transaction_id", call.transaction());
    context.put("operation", call.request().method() + " " + call.request().path());
    context.put("user_agent", call.userAgent());
    context.put("url", call.request().origin());
    context.put("instance_id", HOST);
    context.put("thread_id", Thread.currentThread().getName());
    context.put("host", HOST);
    context.put("start_time", IamTime.context(now));
    context.put("end_time", IamTime.context(now));
    context.put("elapsed_time", "0");
    context.put("cluster_name", HOST);
    return context;
  }

  /** {@code /identity/token} is {@code Identity_Token}. */
  private static String name(String path) {
    StringBuilder name = new StringBuilder();
    for (String part : path.substring(1).split("/", -1)) {
      if (!part.isEmpty()) {
        name.append(name.isEmpty() ? "" : "_");
        name.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
      }
    }
    return name.toString();
  }
}
