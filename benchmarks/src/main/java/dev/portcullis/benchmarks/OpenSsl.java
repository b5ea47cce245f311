package dev.portcullis.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The outside reference: what {@code openssl speed} says of the primitives on this machine. */
final class OpenSsl {

  private static final Pattern VERIFY =
      Pattern.compile("256 bits ecdsa \\(nistp256\\)\\s+\\S+\\s+\\S+\\s+(\\S+)\\s+(\\S+)");
  private static final Pattern AGREE =
      Pattern.compile("253 bits ecdh \\(X25519\\)\\s+\\S+\\s+(\\S+)");
  private static final Pattern GCM = Pattern.compile("(?m)^AES-128-GCM\\s+(\\S+)k");

  private OpenSsl() {}

  /** Empty where there is no openssl. */
  static List<Figure> measure(boolean quick) throws InterruptedException {
    String seconds = quick ? "1" : "3";
    List<Figure> figures = new ArrayList<>();
    String curves = said("openssl", "speed", "-seconds", seconds, "ecdsap256", "ecdhx25519");
    add(figures, "openssl-sign-p256", VERIFY, 1, curves);
    add(figures, "openssl-verify-p256", VERIFY, 2, curves);
    add(figures, "openssl-agree-x25519", AGREE, 1, curves);
    String gcm =
        said("openssl", "speed", "-seconds", seconds, "-bytes", "16384", "-evp", "aes-128-gcm");
    add(figures, "openssl-aes128gcm-16k", GCM, 1, gcm);
    return figures;
  }

  private static void add(
      List<Figure> figures, String row, Pattern pattern, int group, String said) {
    Matcher matcher = pattern.matcher(said);
    if (matcher.find()) {
      double value = Double.parseDouble(matcher.group(group));
      String unit = row.contains("gcm") ? "kB/s" : "per second";
      figures.add(new Figure("-", row, "OPENSSL", value, unit));
    }
  }

  private static String said(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return said;
    } catch (IOException notThere) {
      return "";
    }
  }
}
