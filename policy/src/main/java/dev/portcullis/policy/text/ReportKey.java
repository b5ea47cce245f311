package dev.portcullis.policy.text;

import dev.portcullis.policy.ReportSettings;
import dev.portcullis.policy.ReportSettings.Switch;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The keys of the table {@code [report]}. */
enum ReportKey {
  FILE("report.file"),
  JFR("report.jfr"),
  LOG("report.log");

  private final String text;

  ReportKey(String text) {
    this.text = text;
  }

  /** The spelling in policy files. */
  String text() {
    return text;
  }

  static boolean isName(String text) {
    return Arrays.stream(values()).anyMatch(key -> key.text.equals(text));
  }

  /** The lines in canonical form; none for what a policy that says nothing has. */
  static List<String> print(ReportSettings report) {
    if (report.equals(ReportSettings.DEFAULT)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of("", "[report]"));
    report.file().ifPresent(file -> lines.add("file = " + PeerForm.quoted(file.toString())));
    lines.add("jfr = " + PeerForm.quoted(report.jfr().word()));
    lines.add("log = " + PeerForm.quoted(report.log().word()));
    return lines;
  }

  /** What the text says; what it does not say is inherited. */
  static ReportSettings read(SettingIndex settings, ReportSettings inherited, Problems problems) {
    return new ReportSettings(
        LOG.choice(settings, problems).orElse(inherited.log()),
        JFR.choice(settings, problems).orElse(inherited.jfr()),
        settings.at(FILE.text).flatMap(setting -> file(setting, problems)).or(inherited::file));
  }

  private Optional<Switch> choice(SettingIndex settings, Problems problems) {
    return settings
        .at(text)
        .flatMap(setting -> Words.read(text, RuleKey.words(Switch.class), setting, problems));
  }

  private static Optional<Path> file(Setting setting, Problems problems) {
    if (!(setting.value() instanceof Value.Text written)) {
      problems.add(
          setting.place(),
          FILE.text + ": must be the path of a file in quotes, not " + setting.value().shown());
      return Optional.empty();
    }
    Optional<Path> path = path(written.text());
    if (path.isEmpty()) {
      problems.add(
          setting.place(),
          FILE.text
              + ": "
              + Shown.quoted(written.text())
              + " is no absolute path; begin at the root, so that it does not depend on where the"
              + " JVM was started");
    }
    return path;
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text)).filter(ReportSettings::isPath);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
