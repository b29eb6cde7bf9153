package dev.registrysdk.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.Security;

/**
 * Loads on a second thread what the first call is going to need, while the program makes its
 * client: a fresh Java runtime spends most of the time to its first answer on loading classes. They
 * are loaded and not initialized, so the order in which classes are initialized stays that of the
 * program; and what cannot be loaded is left to whoever needs it.
 *
 * <p>The first {@code RegistryClient.builder()} of a program takes the head start. A program that
 * has something else to do before may take it at its very beginning.
 */
public final class HeadStart {
  /** A name in a line, in the order of a first call. */
  private static final String CLASSES = "first-call.classes";

  private HeadStart() {}

  /**
   * Takes the head start, unless it has been taken, or there is one processor only. Does not wait
   * and does not fail. The thread is a daemon and ends by itself, after a fraction of a second.
   */
  public static void take() {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Once.take();
    }
  }

  /** Starts the thread when it is initialized itself, which happens once. */
  private static final class Once {
    static {
      Thread thread = new Thread(new Loading(), "registry-sdk-head-start");
      thread.setDaemon(true);
      thread.setContextClassLoader(null); // it needs none, and would keep an application's alive
      thread.start();
    }

    static void take() {}
  }

  /** No lambda: the first one is slow, and would be waited for. */
  private static final class Loading implements Runnable {
    @Override
    public void run() {
      Security.getProviders(); // OkHttp asks which comes first; Java prepares all of them for that
      try (InputStream list = HeadStart.class.getResourceAsStream(CLASSES)) {
        if (list != null) { // a native image has neither the list nor any use for it
          load(list);
        }
      } catch (IOException incomplete) {
        // Whoever needs the others loads them.
      }
    }

    private static void load(InputStream list) throws IOException {
      BufferedReader names =
          new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
      ClassLoader loader = HeadStart.class.getClassLoader();
      for (String name = names.readLine(); name != null; name = names.readLine()) {
        try {
          Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError missing) {
          // Another version of a library may do without it.
        }
      }
    }
  }
}
