package dev.portcullis.conformance.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The launcher: one JVM runs many programs, one after the other, as standard input tells it. */
public final class Main {

  /** Marks the lines of standard output that are answers; a program may print others. */
  public static final String ANSWER = "ANSWER ";

  private static final Map<String, App> APPS = new TreeMap<>();

  static {
    Servers servers = new Servers();
    APPS.put("socket", new SocketApp());
    APPS.put("engine", new EngineApp());
    APPS.put("https-url-connection", new HttpsUrlConnectionApp());
    APPS.put("http-client", new HttpClientApp());
    APPS.put("context", options -> Contexts.describe(options));
    APPS.put("setters", new SettersApp());
    APPS.put("entry-point", new EntryPointApp());
    APPS.put("hostile", new HostileApp());
    APPS.put("services", new ServicesApp());
    APPS.put("serve", servers::serve);
    APPS.put("await", servers::await);
    APPS.put("stop", servers::stop);
  }

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    answer(run(() -> Registration.register(System.getProperty("app.registration", "none"))));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Fields command = Fields.parse(line);
      answer(answerTo(command));
    }
    System.exit(0); // servers may still listen
  }

  /** Runs one program, wherever this class was loaded; a failure is an answer. */
  public static Fields answerTo(Fields command) {
    return run(() -> app(command.get("app")).run(command));
  }

  /** One of ours by its name, or one of the class path by the name of its class. */
  static App app(String name) throws ReflectiveOperationException {
    App own = APPS.get(name);
    return own != null ? own : (App) Class.forName(name).getConstructor().newInstance();
  }

  private static Fields run(java.util.concurrent.Callable<Fields> work) {
    long start = System.nanoTime();
    Fields answer;
    try {
      answer = new Fields().put("outcome", "ok").putAll(work.call());
    } catch (Throwable thrown) { // the test judges every kind of failure
      answer = Failure.fields(thrown);
    }
    return answer.put("millis", (System.nanoTime() - start) / 1_000_000);
  }

  private static void answer(Fields fields) {
    System.out.println(ANSWER + fields.line());
    System.out.flush();
  }
}
