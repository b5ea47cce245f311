package dev.portcullis.policy.text;

import dev.portcullis.policy.Mode;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.Pin;
import dev.portcullis.policy.PolicyWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code [[pin]]}. Not thread-safe. */
final class PinReader {
  /** Those that each must have. */
  static final List<String> MANDATORY = List.of("host", "sha256", "backup", "expires");

  /** Every key of one. */
  static final List<String> KEYS =
      List.of("host", "sha256", "backup", "expires", "after-expiry", "mode");

  private final TextTables.Element element;
  private final Problems problems;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private boolean sound = true;

  private PinReader(TextTables.Element element, Problems problems) {
    this.element = element;
    this.problems = problems;
  }

  /** The pins of a text by place; those of one host stand once. */
  static Map<Place, Pin> read(List<TextTables.Element> elements, Problems problems) {
    Map<Place, Pin> pins = new LinkedHashMap<>();
    Set<PeerPattern> hosts = new HashSet<>();
    for (TextTables.Element element : elements) {
      Optional<Pin> pin = new PinReader(element, problems).pin();
      if (pin.isPresent() && !hosts.add(pin.get().host())) {
        problems.add(
            element.place(),
            "pin.host: " + pin.get().host() + " is pinned twice; put all keys into one");
      }
      pin.ifPresent(p -> pins.put(element.place(), p));
    }
    return pins;
  }

  private Optional<Pin> pin() {
    element.settings().forEach(this::index);
    String host = text("host");
    List<String> keys = digests("sha256");
    List<String> backup = digests("backup");
    Optional<Value.Date> expires = expires();
    Pin.AfterExpiry afterExpiry =
        word("after-expiry", Pin.AfterExpiry.class, Pin.AfterExpiry.REFUSE);
    Mode mode = word("mode", Mode.class, Mode.ENFORCE);
    Optional<PeerPattern> pattern = sound ? pattern(host) : Optional.empty();
    if (sound && keys.stream().anyMatch(backup::contains)) {
      fault("backup", "must be another key than those of sha256: it is for the day they are lost");
    }
    if (!sound || expires.isEmpty() || pattern.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Pin(pattern.get(), keys, backup, expires.get().date(), afterExpiry, mode));
    } catch (IllegalArgumentException e) {
      fault("host", Shown.quoted(host) + ": " + Pin.HOST_RULE);
      return Optional.empty();
    }
  }

  private Optional<PeerPattern> pattern(String host) {
    try {
      return Optional.of(PeerPattern.parse(host));
    } catch (IllegalArgumentException e) {
      fault("host", Shown.quoted(host) + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private void index(Setting setting) {
    settings.put(setting.path(), setting);
    if (!KEYS.contains(setting.path())) {
      sound = false;
      problems.add(
          setting.place(),
          "unknown key "
              + Shown.quoted("pin." + setting.path())
              + Suggestion.orElse(setting.path(), KEYS, "; a pin has " + String.join(", ", KEYS)));
    }
  }

  private Optional<Setting> required(String key) {
    Optional<Setting> setting = Optional.ofNullable(settings.get(key));
    if (setting.isEmpty()) {
      fault(key, "is missing; a pin needs host, sha256, backup and expires");
    }
    return setting;
  }

  private String text(String key) {
    Optional<Setting> setting = required(key);
    if (setting.isPresent() && setting.get().value() instanceof Value.Text text) {
      return text.text();
    }
    setting.ifPresent(s -> fault(key, "must be a text, not " + s.value().shown()));
    return "";
  }

  private Optional<Value.Date> expires() {
    Optional<Setting> setting = required("expires");
    if (setting.isPresent() && setting.get().value() instanceof Value.Date date) {
      return Optional.of(date);
    }
    setting.ifPresent(
        s -> fault("expires", "must be a date such as 2027-11-30, not " + s.value().shown()));
    return Optional.empty();
  }

  private List<String> digests(String key) {
    Optional<Setting> setting = required(key);
    if (setting.isEmpty()) {
      return List.of();
    }
    if (!(setting.get().value() instanceof Value.Items list) || list.items().isEmpty()) {
      fault(key, "must be a list of at least one base64 SHA-256 of a SubjectPublicKeyInfo");
      return List.of();
    }
    List<String> digests = new ArrayList<>();
    for (Value.Item item : list.items()) {
      if (item.value() instanceof Value.Text text && Pin.isDigest(text.text())) {
        digests.add(text.text());
      } else {
        sound = false;
        problems.add(
            item.place(),
            "pin."
                + key
                + ": must be the base64 of 32 octets, not "
                + item.value().shown()
                + "; openssl x509 -pubkey -noout -in FILE | openssl pkey -pubin -outform DER |"
                + " openssl dgst -sha256 -binary | openssl base64");
      }
    }
    if (new HashSet<>(digests).size() < digests.size()) {
      fault(key, "names a key twice; remove one");
    }
    return digests;
  }

  private <E extends Enum<E> & PolicyWord> E word(String key, Class<E> type, E otherwise) {
    Setting setting = settings.get(key);
    if (setting == null) {
      return otherwise;
    }
    Optional<E> word = Words.read("pin." + key, RuleKey.words(type), setting, problems);
    sound &= word.isPresent();
    return word.orElse(otherwise);
  }

  private void fault(String key, String message) {
    sound = false;
    Setting setting = settings.get(key);
    Place place = setting == null ? element.place() : setting.place();
    problems.add(place, "pin." + key + ": " + message);
  }

  /** The lines in canonical form. */
  static List<String> print(Pin pin) {
    List<String> lines = new ArrayList<>(List.of("", "[[pin]]"));
    lines.add("after-expiry = \"" + pin.afterExpiry().word() + "\"");
    addList("backup", pin.backup(), lines);
    lines.add("expires = " + pin.expires());
    lines.add("host = \"" + pin.host() + "\"");
    lines.add("mode = \"" + pin.mode().word() + "\"");
    addList("sha256", pin.sha256(), lines);
    return lines;
  }

  private static void addList(String key, List<String> values, List<String> lines) {
    lines.add(key + " = [");
    values.forEach(value -> lines.add("  \"" + value + "\","));
    lines.add("]");
  }
}
