package dev.registrysdk.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;

/** Calls that are not over: waiting for an answer, or with an answer that is still being read. */
final class LiveCalls {
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;

  void add(Call call) {
    calls.add(call);
    if (cancelled) {
      call.cancel();
    }
  }

  void remove(Call call) {
    calls.remove(call);
  }

  boolean cancelled() {
    return cancelled;
  }

  void cancelAll() {
    cancelled = true;
    calls.forEach(Call::cancel);
  }
}
